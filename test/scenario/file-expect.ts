import * as z from 'zod/mini';
import { CHANNELS, EFFECTS, HEAVINESS, VERDICTS } from '@village-butcher/sdk/contract';
import { Needs, needing, type Feature } from './features.js';
import {
  Count,
  Field,
  Hold,
  Member,
  Purpose,
  Recipient,
  Store,
  Time,
  Unit,
  Word,
  fullSetOf,
  named,
  setOf,
} from './words.js';

/** How a twin differs from the person. */
export const TwinChange = named(
  'twinChange',
  z.discriminatedUnion('op', [
    z.strictObject({ op: z.literal('never-told'), field: Field }),
    z.strictObject({
      op: z.literal('told-instead'),
      field: Field,
      value: z.record(z.string(), z.unknown()),
    }),
    z.strictObject({
      op: z.literal('never-granted'),
      field: Field,
      recipient: z.optional(Recipient),
      purpose: z.optional(Purpose),
    }),
    z.strictObject({ op: z.literal('never-entered'), member: Member }),
  ]),
);
export type TwinChange = z.infer<typeof TwinChange>;

const expect = <Kind extends string, Shape extends z.core.$ZodLooseShape>(
  kind: Kind,
  shape: Shape,
) => z.strictObject({ kind: z.literal(kind), ...shape, needs: z.optional(Needs) });

/** An expectation of a feature: it says so, or it is no expectation. */
const later = <Kind extends string, Shape extends z.core.$ZodLooseShape>(
  kind: Kind,
  feature: Feature,
  shape: Shape,
) => z.strictObject({ kind: z.literal(kind), ...shape, needs: needing(feature) });

const fields = { fields: setOf(Field) };
const lists = { include: setOf(Word), exclude: setOf(Word) };
const text = {
  pattern: Word,
  flags: z.string().check(z.regex(/^[iu]*$/)),
  in: z.enum([
    'reasons',
    'answer',
    'push',
    'mail',
    'counter',
    'brand',
    'correction',
    'export',
    'others',
    'anywhere',
  ]),
};

const asked = z.strictObject({ at: Time, to: Recipient, channel: z.enum(CHANNELS), text: Word });
const replied = z.strictObject({ by: Word, at: Time, channel: z.enum(CHANNELS) });

const ANSWERS = [
  expect('allowedRecipes', { items: setOf(Word) }),
  expect('forbidden', { items: z.record(z.string(), Word) }),
  expect('eligible', { items: fullSetOf(Word) }),
  expect('required', { items: fullSetOf(Word) }),
  expect('exactItems', { purpose: Purpose, items: setOf(Word) }),
  expect('maxItems', { count: z.int().check(z.minimum(0)) }),
  expect('minItems', { purpose: Purpose, count: Count }),
  expect('onlyPurposes', { purposes: setOf(Purpose) }),
  expect('firstItem', { heaviness: z.enum(HEAVINESS) }),
  expect('everyItem', { minutesAtMost: Count }),
  expect('portions', { count: Count }),
  expect('list', {
    item: Word,
    lines: z
      .array(
        z.strictObject({ product: Word, amount: z.number(), unit: Unit, packs: z.optional(Count) }),
      )
      .check(z.minLength(1)),
  }),
] as const;

const RIGHTS = [
  expect('reasonsInclude', {
    reasons: z
      .array(z.strictObject({ field: Field, effect: z.enum(EFFECTS), item: z.optional(Word) }))
      .check(z.minLength(1)),
  }),
  expect('reasonsExclude', fields),
  expect('notCheckedIncludes', fields),
  expect('notCheckedExcludes', fields),
  expect('held', {
    items: z
      .array(
        z.strictObject({
          item: Word,
          reason: Hold,
          elsewhere: z.optional(z.array(Store)),
          brand: z.optional(Recipient),
        }),
      )
      .check(z.minLength(1)),
  }),
  expect('permission', {
    field: Field,
    recipient: Recipient,
    purpose: Purpose,
    verdict: z.enum(VERDICTS),
  }),
  expect('disclosed', { recipient: Recipient, ...fields }),
  expect('sameAs', {
    twin: z.strictObject({ name: Word, changes: z.array(TwinChange) }),
    compare: z.enum(['bytes', 'items']),
  }),
  expect('canaryNowhere', { strings: fullSetOf(Word) }),
  expect('textMustNotMatch', text),
  expect('textMatches', text),
] as const;

const LATER = [
  later('staffPicks', 'staff-picks', lists),
  later('neighbourBadge', 'neighbours', {
    may: setOf(Word),
    never: setOf(Word),
    must: z.optional(setOf(Word)),
  }),
  later('counterView', 'counters', {
    counter: Recipient,
    shows: z.array(
      z.strictObject({ field: Field, count: z.optional(Count), text: z.optional(Word) }),
    ),
    tipsNever: z.optional(setOf(Word)),
    invite: z.optional(setOf(Word)),
  }),
  later('events', 'events', { where: z.enum(['screen', 'email']), ...lists }),
  later('pushes', 'push', { count: z.int().check(z.minimum(0)) }),
  later('mailUnsubscribe', 'mail', { purpose: Purpose }),
  later('brandMessage', 'brand-messages', {
    brand: Recipient,
    at: Time,
    outcome: z.enum(['delivered', 'held']),
    reason: z.optional(Hold),
  }),
  later('corrections', 'corrections', { product: Word, ifShown: setOf(Word) }),
  later('productCard', 'product-card', { product: Word, ageNote: z.optional(Word) }),
  later('board', 'board', lists),
  expect('noTrace', {}),
  later('question', 'questions', {
    question: asked,
    dueAt: Time,
    acknowledgedAt: z.optional(Time),
    escalateAt: z.optional(Time),
    reply: z.optional(replied),
    openingMinutes: z.optional(z.int().check(z.minimum(0))),
    staffSeeNothingOf: z.optional(setOf(Field)),
  }),
  later('questionThread', 'questions', { question: asked, reply: replied, signedAs: Word }),
  later('thinEvent', 'webhooks', { recipient: Recipient, field: Field, withinSeconds: Count }),
] as const;

/** What must be true of an answer. */
export const Expectation = named(
  'expectation',
  z.discriminatedUnion('kind', [...ANSWERS, ...RIGHTS, ...LATER]),
);
export type Expectation = z.infer<typeof Expectation>;
export type Kind = Expectation['kind'];
/** The expectation of each kind. */
export type ByKind = { [K in Kind]: Extract<Expectation, { kind: K }> };

export const Expectations = {
  list: z.array(Expectation).check(z.minLength(1)),
  changes: z.array(TwinChange),
};
