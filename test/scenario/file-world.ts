import * as z from 'zod/mini';
import {
  HEAVINESS,
  LANGUAGES,
  LEGAL_ROLES,
  NoticeControl,
  NoticeStatement,
  NoticeUse,
} from '@village-butcher/sdk/contract';
import {
  Allergens,
  Count,
  Recipient,
  Store,
  Time,
  Trait,
  Traits,
  Unit,
  Word,
  setOf,
} from './words.js';

/** The catalogue's part of a file. Its shapes are those of the import. */
export const catalogueShape = {
  recipients: z.array(
    z.strictObject({
      id: Recipient,
      name: Word,
      role: z.optional(z.enum(LEGAL_ROLES)),
      country: z.optional(Word),
    }),
  ),
  notice: z.strictObject({
    id: Word,
    version: Count,
    locale: Word,
    text: Word,
    controls: z.optional(z.array(NoticeControl)),
    statements: z.optional(z.array(NoticeStatement)),
    uses: z.optional(z.array(NoticeUse)),
  }),
  rules: z.strictObject({
    ages: z.array(z.strictObject({ trait: Trait, belowMonths: Count })),
  }),
  stores: z.array(
    z.strictObject({
      id: Store,
      name: Word,
      zone: Word,
      hours: z.array(
        z.strictObject({
          days: setOf(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])),
          open: Word,
          close: Word,
        }),
      ),
      counters: setOf(Word),
    }),
  ),
  products: z.array(
    z.strictObject({
      id: Word,
      gtin: z.string().check(z.regex(/^\d{13}$/)),
      name: Word,
      foods: setOf(Word),
      attributes: setOf(Word),
      traits: Traits,
      allergens: Allergens,
      stores: setOf(Store),
      aisle: Word,
      pack: z.strictObject({ amount: Count, unit: Unit }),
      season: z.optional(setOf(z.int().check(z.minimum(1), z.maximum(12)))),
      forPets: z.optional(setOf(Word)),
    }),
  ),
  recipes: z.array(
    z.strictObject({
      id: Word,
      name: Word,
      serves: Count,
      minutes: Count,
      heaviness: z.enum(HEAVINESS),
      carbohydrates: z.int().check(z.minimum(0)),
      family: Word,
      ingredients: z
        .array(
          z.union([
            z.strictObject({ product: Word, amount: z.number(), unit: Unit }),
            z.strictObject({ line: Word, language: z.enum(LANGUAGES) }),
          ]),
        )
        .check(z.minLength(1)),
    }),
  ),
};

/** People who work there, by the name they chose. */
export const Staff = z.strictObject({
  id: Word,
  displayName: Word,
  legalName: z.optional(Word),
  role: Word,
  store: Store,
  counter: z.optional(Recipient),
  author: z.strictObject({ granted: Time, withdrawn: z.optional(Time) }),
});

/** What the village says. It goes through the features it belongs to. */
export const Content = z.strictObject({
  staffPicks: z.array(
    z.strictObject({
      id: Word,
      author: Word,
      store: Store,
      product: Word,
      recipe: z.optional(Word),
      text: z.string().check(z.maxLength(140)),
      benefit: z.string().check(z.regex(/^(none|sponsored:[a-z0-9-]+)$/)),
      from: Time,
      until: Time,
    }),
  ),
  events: z.array(
    z.strictObject({
      id: Word,
      title: Word,
      start: Time,
      end: Time,
      origin: z.enum(['store', 'head-office']),
      store: z.optional(Store),
      adoptedBy: z.optional(z.array(Store)),
    }),
  ),
  endorsements: z.array(
    z.strictObject({
      target: Word,
      store: Store,
      snapshot: Time,
      households: z.int().check(z.minimum(0)),
      includes: z.array(Word),
      withdrawals: z.array(Time),
    }),
  ),
});

/** What becomes true for everybody at a time. */
export const Change = z.strictObject({
  at: Time,
  do: z.array(
    z.strictObject({
      op: z.literal('correct-product'),
      product: Word,
      allergens: Allergens,
      traits: z.optional(Traits),
    }),
  ),
});
export type Correction = z.infer<typeof Change>['do'][number];

export const Clock = z.strictObject({ start: Time, zone: Word });
export const Retailer = z.strictObject({ id: Word, name: Word, app: Recipient });
