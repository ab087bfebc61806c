import * as z from 'zod/mini';
import { Profile } from './profile.js';
import { Field, ItemId, LocalDate, Purpose, few } from './shape.js';
import { MOST_NAMED, SuggestAsk, Suggestions } from './suggest.js';
import { FIELDS, HINTS, HOLD_REASONS, LOCALES, PURPOSES, SETTLED } from './vocabulary.js';

/** Every way to hold an item back. A hint of the calendar is a gate of its own. */
export const GATES = [
  'store',
  'allergy',
  'lactose',
  'age',
  'intolerance',
  'carbohydrates',
  'diet',
  'note',
  ...HINTS,
  'refused',
  'settled',
] as const;
export type GateName = (typeof GATES)[number];

/** What a gate rests on: a field, or what needs no permission. */
export const GATE_SOURCES = [...FIELDS, 'store', 'guests', 'settled'] as const;
export type GateSource = (typeof GATE_SOURCES)[number];

/**
 * What became of an item. `not-brought`: it passes, and no note, pet or season makes it a tip.
 * `told-once`: only a note or a pet brings it, and that has its product already. `not-best`: beyond
 * the best that are compared. `behind`: its score is too far below the best. `family`: one of its
 * family came before it. `others-first`: there was no place left. `not-among`: others were named.
 */
export const OUTCOMES = [
  'shown',
  'held',
  'not-brought',
  'told-once',
  'not-best',
  'behind',
  'family',
  'others-first',
  'not-among',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What became of a purpose that was asked for. */
export const PURPOSE_STATES = ['answered', 'not-wished', 'not-answered-yet'] as const;

const itemIds = z.array(ItemId).check(z.minLength(1), z.maxLength(MOST_NAMED));

/**
 * What a made-up customer asks. All of `profile` is permitted, for every purpose of `wishes`; what is
 * absent is not shared. `about` names items to be explained, and changes nothing of the answer.
 */
export const ExplainAsk = z.extend(SuggestAsk, {
  profile: z.partial(Profile),
  wishes: few(Purpose, PURPOSES.length),
  settled: z.optional(few(z.strictObject({ item: ItemId, says: z.enum(SETTLED) }), 200)),
  about: z.optional(itemIds),
  date: z.optional(LocalDate),
  locale: z.optional(z.enum(LOCALES)),
});
export type ExplainAsk = z.infer<typeof ExplainAsk>;

/** A gate. Of several that hold an item, the first gives the one reason. */
export const GateShown = z.object({
  gate: z.enum(GATES),
  source: z.enum(GATE_SOURCES),
  field: z.nullable(Field),
  reason: z.enum(HOLD_REASONS),
});

/** A gate, whether it holds an item, and whether it gives the item's reason. */
export const GateMet = z.extend(GateShown, { holds: z.boolean(), gives: z.boolean() });
export type GateMet = z.infer<typeof GateMet>;

/** A gate, how many items it holds, and to how many of them it gives their reason. */
export const GateCount = z.extend(GateShown, { holds: z.int(), gives: z.int() });
export type GateCount = z.infer<typeof GateCount>;

/** A part of a score: `delta` is `weight` times `value`, which is 0 to 1. */
export const TermShown = z.object({
  term: z.string(),
  field: z.nullable(Field),
  weight: z.number(),
  value: z.number(),
  delta: z.number(),
});
export type TermShown = z.infer<typeof TermShown>;

/** One that is shown before an item, and how alike they are, 0 to 1. */
export const Before = z.object({
  ref: z.string(),
  likeness: z.number(),
  isOfOneFamily: z.boolean(),
});

/**
 * Why an item was or was not offered. `broughtBy`: the fields that make it worth while, `null` where
 * that needs none. `rank`: among the first candidates by score alone; `null` beyond them, or held.
 */
export const ItemExplained = z.object({
  ref: z.string(),
  kind: z.enum(['recipe', 'product']),
  title: z.string(),
  outcome: z.enum(OUTCOMES),
  place: z.nullable(z.int()),
  gates: z.array(GateMet),
  broughtBy: z.array(z.nullable(Field)),
  terms: z.array(TermShown),
  score: z.number(),
  rank: z.nullable(z.int()),
  before: z.array(Before),
});
export type ItemExplained = z.infer<typeof ItemExplained>;

/** How one purpose came to its items, in numbers, and item by item for some. */
export const PurposeExplained = z.object({
  purpose: Purpose,
  state: z.enum(PURPOSE_STATES),
  notChecked: z.array(Field),
  pool: z.int(),
  held: z.int(),
  candidates: z.int(),
  heldBy: z.array(z.object({ source: z.enum(GATE_SOURCES), holds: z.int() })),
  gates: z.array(GateCount),
  items: z.array(ItemExplained),
});
export type PurposeExplained = z.infer<typeof PurposeExplained>;

/** What a made-up customer would get, and how it came about. Nothing of it is kept. */
export const Explanation = z.object({
  suggestions: Suggestions,
  date: LocalDate,
  purposes: z.array(PurposeExplained),
});
export type Explanation = z.infer<typeof Explanation>;
