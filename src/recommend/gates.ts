import type { Field, HoldReason } from '@village-butcher/sdk/contract';
import type { Item } from '../catalogue/item.js';
import type { Shelf } from '../catalogue/shelf.js';
import { constraintsOf, type Constraint } from './constraints.js';
import type { Tonight } from './evening.js';
import type { Visit } from './permitted.js';
import type { Told } from './told.js';
import type { Said } from './texts.js';

/** One way to hold items back. It knows no score, and no score knows a way past it (L5). */
export interface Gate {
  /** What it rests on: a field of the view, or what needs no permission. */
  readonly source: Field | 'store' | 'guests';
  readonly reason: HoldReason;
  readonly holds: (item: Item) => boolean;
  /** What it lets us say of an item that passed, if it looked at it. */
  readonly says: (item: Item) => Said | undefined;
}

/**
 * The gates of a visit, in their order: of several that hold an item, the first gives the one
 * reason. The store comes first, because it needs no personal fact.
 */
export const gatesOf = (told: Told, visit: Visit, shelf: Shelf): readonly Gate[] => [
  storeGate(visit),
  ...constraintsOf(told.table, shelf).map(constraintGate),
  ...constraintsOf(told.guests, shelf).map(constraintGate).map(forGuests),
  ...notesGates(told),
  ...told.tonight.flatMap(eveningGates),
];

const constraintGate = ({ source, holds, says }: Constraint): Gate => ({
  source,
  reason: 'constraint',
  holds,
  says,
});

/** What guests must not have is not the customer's, so nothing of it is said. */
const forGuests = (gate: Gate): Gate => ({
  ...gate,
  source: 'guests',
  says: () => ({ key: 'gate.guests', params: {} }),
});

const storeGate = ({ store }: Visit): Gate => ({
  source: 'store',
  reason: 'not-at-store',
  holds: (item) => !item.stores.has(store),
  says: () => ({ key: 'gate.store', params: {} }),
});

const notesGates = ({ unwanted }: Told): readonly Gate[] =>
  unwanted.size > 0
    ? [
        {
          source: 'memory',
          reason: 'not-wanted',
          holds: (item) => unwanted.has(item),
          says: () => ({ key: 'gate.memory', params: {} }),
        },
      ]
    : [];

const eveningGates = ({ gate }: Tonight): readonly Gate[] =>
  gate
    ? [{ source: 'calendar', reason: 'not-relevant', holds: gate.holds, says: () => gate.says }]
    : [];
