import * as z from 'zod/mini';
import {
  FoodWord,
  ItemId,
  LocalDate,
  LocaleTag,
  Moment,
  RecipientId,
  StoreId,
  text,
} from './shape.js';
import { HEAVINESS, TRAITS, UNITS } from './vocabulary.js';

const few = <Item extends z.core.SomeType>(item: Item, most: number) =>
  z.array(item).check(z.maxLength(most));

/** A party one can share with. */
export const ImportedRecipient = z.strictObject({ id: RecipientId, name: text(120) });

/** A text that is shown with every grant. Once published it never changes. */
export const ImportedNotice = z.strictObject({
  id: text(64),
  version: z.int().check(z.minimum(1), z.maximum(1_000_000)),
  locale: LocaleTag,
  text: text(15_000),
});

const Zone = z.string().check(
  z.maxLength(64),
  z.refine((zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
    } catch {
      return false;
    }
  }),
);

const Clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** A store, its hours in its own zone, and its counters. */
export const ImportedStore = z.strictObject({
  id: StoreId,
  name: text(120),
  zone: Zone,
  hours: few(
    z.strictObject({
      days: few(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), 7),
      open: Clock,
      close: Clock,
    }),
    50,
  ),
  counters: few(text(60), 50),
});
export type ImportedStore = z.infer<typeof ImportedStore>;

/** Below how many months of age a trait is not for a child. */
export const AgeRule = z.strictObject({
  trait: z.enum(TRAITS),
  belowMonths: z.int().check(z.minimum(1), z.maximum(1200)),
});
export type AgeRule = z.infer<typeof AgeRule>;

/** What the producer declared, and when. */
export const DeclaredAllergens = z.strictObject({
  contains: few(FoodWord, 40),
  mayContain: few(FoodWord, 40),
  asOf: LocalDate,
});

/** A product. `null` = nobody declared it = unknown; an empty list = declared, none. */
export const ImportedProduct = z.strictObject({
  id: ItemId,
  gtin: z.string().check(z.regex(/^\d{13}$/)),
  name: text(200),
  /** General to specific. */
  foods: few(FoodWord, 20),
  attributes: few(FoodWord, 20),
  traits: z.nullable(few(z.enum(TRAITS), TRAITS.length)),
  allergens: z.nullable(DeclaredAllergens),
  stores: few(StoreId, 5000),
  aisle: text(60),
  pack: z.strictObject({ amount: z.int().check(z.minimum(1)), unit: z.enum(UNITS) }),
  /** Months 1 to 12. */
  season: z.optional(few(z.int().check(z.minimum(1), z.maximum(12)), 12)),
  forPets: z.optional(few(FoodWord, 20)),
});
export type ImportedProduct = z.infer<typeof ImportedProduct>;

/** A recipe for `serves` portions. `minutes` in all, `carbohydrates` in grams a portion. */
export const ImportedRecipe = z.strictObject({
  id: ItemId,
  name: text(200),
  serves: z.int().check(z.minimum(1), z.maximum(1000)),
  minutes: z.int().check(z.minimum(1), z.maximum(10_000)),
  heaviness: z.enum(HEAVINESS),
  carbohydrates: z.int().check(z.minimum(0), z.maximum(10_000)),
  family: text(60),
  ingredients: z
    .array(
      z.strictObject({
        product: ItemId,
        amount: z.number().check(z.positive(), z.maximum(1_000_000)),
        unit: z.enum(UNITS),
      }),
    )
    .check(z.minLength(1), z.maxLength(200)),
});
export type ImportedRecipe = z.infer<typeof ImportedRecipe>;

/** The whole catalogue as one document. It replaces the one before, all or nothing. */
export const CatalogueImport = z.strictObject({
  recipients: few(ImportedRecipient, 10_000),
  notice: ImportedNotice,
  /** The same text in other languages, or further texts. */
  notices: z.optional(few(ImportedNotice, 200)),
  rules: z.strictObject({ ages: few(AgeRule, TRAITS.length) }),
  stores: few(ImportedStore, 5000),
  products: few(ImportedProduct, 500_000),
  recipes: few(ImportedRecipe, 1_000_000),
});
export type CatalogueImport = z.infer<typeof CatalogueImport>;

/** What an import did, and what the retailer should know about it. */
export const ImportReport = z.object({
  edition: z.string(),
  at: Moment,
  counts: z.object({
    recipients: z.int(),
    notices: z.int(),
    stores: z.int(),
    products: z.int(),
    recipes: z.int(),
  }),
  /** Rows to look at: nothing was refused because of them. */
  remarks: z.array(
    z.object({ path: z.array(z.union([z.string(), z.int()])), code: z.string(), id: z.string() }),
  ),
});
export type ImportReport = z.infer<typeof ImportReport>;
