import { FIELDS, type Reason, type Right, type Suggestion } from '@village-butcher/sdk/contract';
import type { Item } from '../catalogue/item.js';
import { boostsOf, type Boost } from './boosts.js';
import type { Course } from './course.js';
import { fieldOf, type Gate } from './gates.js';
import type { Visit } from './permitted.js';
import type { Chosen } from './select.js';
import { flat, textOf, type TextKey } from './texts.js';

/** A reason that has no language and no line yet. */
interface Because extends Boost {
  readonly effect: Reason['effect'];
}

/** At most so many boosts are said, whatever else speaks for an item. */
const MOST_BOOSTS = 2;

/** What may stand where others read along: it holds for everybody. */
const NEUTRAL: readonly TextKey[] = [
  'boost.season',
  'boost.season-in',
  'boost.effort',
  'boost.offer',
  'boost.offer-in',
];

/** An item as it goes out: why, and by what right (L7). */
export function explain({ item, course }: Chosen, visit: Visit): Suggestion {
  const { ref, kind, title } = item;
  const { purpose } = course;
  const rests = rightsOf(course, visit);
  const reasons = becauseOf(item, course, visit).map((one) => reasonOf(one, rests, visit));
  return { ref, kind, purpose, title, reasons: eachOnce(reasons), rests };
}

/** Every permission that was used for the purpose, whether it helped this item or not. */
const rightsOf = ({ view, purpose }: Course, { recipient }: Visit): Right[] =>
  FIELDS.flatMap((field) => {
    const line = view.lines[field];
    return line === undefined ? [] : [{ field, recipient, purpose, line }];
  });

/** What made a difference to an item. What made none is no reason; being here always is one. */
function becauseOf(item: Item, course: Course, visit: Visit): readonly Because[] {
  const boosts = boostsOf(item, course).slice(0, MOST_BOOSTS);
  const [store, ...gates] = course.gates.flatMap((gate) => passed(gate, item));
  const because = [
    ...boosts.map((boost) => ({ ...boost, effect: 'boost' as const })),
    ...gates.filter(({ gate, said }) => said.key === TRACES || course.isDecisive(gate)),
  ].filter(({ said }) => visit.screen === 'own' || NEUTRAL.includes(said.key));
  return because.length > 0 ? because : [store].flatMap((here) => here ?? []);
}

/** Traces that somebody accepts are said with the item, whatever else the gate held. */
const TRACES: TextKey = 'gate.allergies-traces';

/** What a gate that an item passed lets us say of it. */
function passed(gate: Gate, item: Item): readonly (Because & { readonly gate: Gate })[] {
  const said = gate.says(item);
  return said ? [{ gate, said, field: fieldOf(gate), effect: 'gate', delta: 0 }] : [];
}

const reasonOf = (
  { said, effect, delta, field }: Because,
  rests: readonly Right[],
  { locale }: Visit,
): Reason => ({
  key: said.key,
  params: flat(said.params),
  text: textOf(said, locale),
  effect,
  delta,
  field,
  restsOn: rests.find((right) => right.field === field) ?? null,
});

/** Two constraints may say the same in words: then it is said once. */
const eachOnce = (reasons: readonly Reason[]): Reason[] => [
  ...new Map(reasons.map((reason) => [reason.text, reason])).values(),
];
