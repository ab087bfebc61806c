import { FIELDS, type Field, type GateName, type HoldReason } from '@village-butcher/sdk/contract';
import { hasRow, type Bits } from '../catalogue/bits.js';
import type { Item } from '../catalogue/item.js';
import type { Shelf } from '../catalogue/shelf.js';
import type { Constraint } from './constraint.js';
import { constraintsOf } from './constraints.js';
import type { Tonight } from './evening.js';
import { rackFor, type Kind } from './kind.js';
import type { Visit } from './permitted.js';
import type { Told } from './told.js';
import type { Said } from './texts.js';

/** What a gate rests on: a field of the view, or what needs no permission. */
export type Source = Field | 'store' | 'guests' | 'settled';

/** One way to hold items back. It knows no score, and no score knows a way past it (L5). */
export interface Gate {
  readonly name: GateName;
  readonly source: Source;
  readonly reason: HoldReason;
  /** Sets of rows. What is in one of them is held. */
  readonly columns: readonly Bits[];
  /** What it lets us say of an item that passed, if it looked at it. */
  readonly says: (item: Item) => Said | undefined;
}

/** Whether a gate holds a row. */
export const isHeldBy = ({ columns }: Gate, row: number): boolean =>
  columns.some((rows) => hasRow(rows, row));

/** The field that a gate rests on; `null` where it needs no permission. */
export const fieldOf = ({ source }: Gate): Field | null =>
  FIELDS.find((field) => field === source) ?? null;

/**
 * The gates of a visit, in their order: of several that hold an item, the first gives the one
 * reason. The store comes first, because it needs no personal fact.
 */
export function gatesOf(told: Told, visit: Visit, kind: Kind, shelf: Shelf): readonly Gate[] {
  const rack = rackFor(kind, shelf);
  return [
    storeGate(rack.elsewhere(visit.store)),
    ...constraintsOf(told.table, kind, shelf).map(constraintGate),
    ...constraintsOf(told.guests, kind, shelf).map(constraintGate).map(forGuests),
    ...notesGates(told),
    ...told.tonight.flatMap((one) => eveningGates(one, kind, shelf)),
    settledGate('refused', told.refused, 'not-wanted'),
    settledGate('settled', told.settled, 'not-relevant'),
  ];
}

const constraintGate = ({ name, source, columns, says }: Constraint): Gate => ({
  name,
  source,
  reason: 'constraint',
  columns,
  says,
});

/** What guests must not have is not the customer's, so nothing of it is said. */
const forGuests = (gate: Gate): Gate => ({
  ...gate,
  source: 'guests',
  says: () => ({ key: 'gate.guests', params: {} }),
});

const storeGate = (elsewhere: Bits): Gate => ({
  name: 'store',
  source: 'store',
  reason: 'not-at-store',
  columns: [elsewhere],
  says: () => ({ key: 'gate.store', params: {} }),
});

const notesGates = ({ unwanted }: Told): readonly Gate[] =>
  unwanted.map((rows) => ({
    name: 'note',
    source: 'memory',
    reason: 'not-wanted',
    columns: [rows],
    says: () => ({ key: 'gate.memory', params: {} }),
  }));

const eveningGates = ({ hint, gate }: Tonight, kind: Kind, shelf: Shelf): readonly Gate[] =>
  gate
    ? [
        {
          name: hint,
          source: 'calendar',
          reason: 'not-relevant',
          columns: gate.columns(rackFor(kind, shelf), kind),
          says: () => gate.says,
        },
      ]
    : [];

/** The customer knows what they marked, so nothing is said of it. */
const settledGate = (name: GateName, columns: readonly Bits[], reason: HoldReason): Gate => ({
  name,
  source: 'settled',
  reason,
  columns,
  says: () => undefined,
});
