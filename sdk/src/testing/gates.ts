import type { DayHint } from '../contract/profile.js';
import type { ImportedProduct } from '../contract/catalogue.js';
import type { Settled } from '../contract/suggest.js';
import type { Field, HoldReason } from '../contract/vocabulary.js';
import { constraintsOf } from './constraints.js';
import { dayAfter } from './dates.js';
import { hasTrait, type Item, type Shelf } from './shelf.js';
import { fold, guestTable, tableOf, type View } from './table.js';
import type { Said } from './texts.js';
import type { Visit } from './visit.js';

/** One way to hold items back, and what may be said of one that passed. */
export interface Gate {
  /** The field that it rests on; `null`, where it needs no permission. */
  readonly field: Field | null;
  readonly reason: HoldReason;
  readonly holds: (item: Item) => boolean;
  readonly says: (item: Item) => Said | null;
}

/** What a note means for the products that it is about. */
export interface Noted {
  readonly wants: (product: ImportedProduct) => boolean;
  readonly holds: (product: ImportedProduct) => boolean;
}

/** The gates of a visit, in their order: the first that holds an item gives the one reason. */
export function gatesOf(
  view: View,
  settled: readonly Settled[],
  visit: Visit,
  shelf: Shelf,
): readonly Gate[] {
  const { store, eaters = {}, date } = visit;
  return [
    storeGate(store),
    ...constraintsOf(tableOf(view, eaters, date), shelf),
    ...constraintsOf(guestTable(eaters), shelf).map(forGuests),
    ...notesIn(view).map(noteGate),
    ...hintsTonight(view, visit).flatMap(hintGate),
    settledGate(settled, (says) => says === 'never', 'not-wanted'),
    settledGate(settled, (says) => says !== 'never', 'not-relevant'),
  ];
}

const storeGate = (store: string): Gate => ({
  field: null,
  reason: 'not-at-store',
  holds: ({ stores }) => !stores.includes(store),
  says: () => ({ key: 'gate.store', params: {} }),
});

/** What guests must not have is not the customer's, so nothing of it is said. */
const forGuests = (gate: Gate): Gate => ({
  ...gate,
  field: null,
  says: () => ({ key: 'gate.guests', params: {} }),
});

const noteGate = ({ holds }: Noted): Gate => ({
  field: 'memory',
  reason: 'not-wanted',
  holds: ({ products }) => products.some(holds),
  says: () => ({ key: 'gate.memory', params: {} }),
});

const settledGate = (
  settled: readonly Settled[],
  isMeant: (says: Settled['says']) => boolean,
  reason: HoldReason,
): Gate => ({
  field: null,
  reason,
  holds: ({ ref }) => settled.some(({ item, says }) => item === ref && isMeant(says)),
  says: () => null,
});

/** "Lean ham" wants the lean and holds the rest; "no fatty bacon" the other way round. */
export const notesIn = ({ values }: View): readonly Noted[] =>
  (values.memory?.notes ?? []).flatMap(({ maps }) => {
    if (maps === undefined) return [];
    const { food, rule, attribute } = maps;
    const isFood = ({ foods }: ImportedProduct) => foods.map(fold).includes(fold(food));
    const isNamed = (one: ImportedProduct) =>
      isFood(one) &&
      (attribute === undefined || one.attributes.map(fold).includes(fold(attribute)));
    const isRest = (one: ImportedProduct) => isFood(one) && !isNamed(one);
    return rule === 'want'
      ? [{ wants: isNamed, holds: isRest }]
      : [{ wants: isRest, holds: isNamed }];
  });

/** The hints from today on that this recipient may know: `away` reaches the own screen alone (L8). */
export const hintsFor = (
  { recipient, date: today }: Visit,
  hints: readonly DayHint[],
): readonly DayHint[] =>
  hints.filter(
    ({ date, hint }) => date >= today && (hint !== 'away' || recipient.startsWith('app:')),
  );

/** The hints that count this evening. */
function hintsTonight({ values }: View, visit: Visit): readonly DayHint['hint'][] {
  const days = { today: visit.date, tomorrow: dayAfter(visit.date) };
  const known = hintsFor(visit, values.calendar?.hints ?? []);
  const isOn = (hint: DayHint['hint'], ...dates: readonly string[]) =>
    known.some((one) => one.hint === hint && dates.includes(one.date)) ? [hint] : [];
  return [
    ...isOn('important', days.tomorrow),
    ...isOn('late-home', days.today),
    ...isOn('early-start', days.tomorrow),
    ...isOn('away', days.today, days.tomorrow),
  ];
}

function hintGate(hint: DayHint['hint']): readonly Gate[] {
  const gate = (holds: Gate['holds'], said: Said): readonly Gate[] => [
    { field: 'calendar', reason: 'not-relevant', holds, says: () => said },
  ];
  const within = (minutes: number) =>
    gate(({ recipe }) => (recipe?.minutes ?? 0) > minutes, {
      key: `gate.${hint as 'late-home' | 'early-start'}`,
      params: { minutes },
    });
  if (hint === 'late-home') return within(30);
  if (hint === 'early-start') return within(45);
  if (hint === 'away')
    return gate((item) => item.kind === 'product' && hasTrait(item, 'perishable'), {
      key: 'gate.away',
      params: {},
    });
  return gate(({ recipe }) => recipe?.heaviness === 'heavy', { key: 'gate.important', params: {} });
}
