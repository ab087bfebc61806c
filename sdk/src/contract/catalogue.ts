import * as z from 'zod/mini';
import { ImportedNotice, ImportedRecipient } from './notice.js';
import { FoodWord, ItemId, LocalDate, Moment, StoreId, few, text } from './shape.js';
import { ImportedOffer, StockRow } from './stock.js';
import { HEAVINESS, LANGUAGES, SOURCES, TRAITS, UNITS } from './vocabulary.js';

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

/** Where in a store it lies. */
export const Aisle = text(60);

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
  /** Its aisles in the order in which one walks. Without them, a list is in the usual order. */
  aisles: z.optional(few(Aisle, 200)),
});
export type ImportedStore = z.infer<typeof ImportedStore>;

/** Below how many months of age a trait is not for a child. */
export const AgeRule = z.strictObject({
  trait: z.enum(TRAITS),
  belowMonths: z.int().check(z.minimum(1), z.maximum(1200)),
});
export type AgeRule = z.infer<typeof AgeRule>;

/**
 * What the producer declared, and when. With `freeFrom`, each allergen was declared for itself, and
 * one that no list names is unknown. Without it, what no list names is not in it.
 */
export const DeclaredAllergens = z.strictObject({
  contains: few(FoodWord, 40),
  mayContain: few(FoodWord, 40),
  freeFrom: z.optional(few(FoodWord, 40)),
  asOf: LocalDate,
});

/** The list of ingredients on a label, in the language that it is written in. */
export const IngredientList = z.strictObject({ list: text(8000), language: z.enum(LANGUAGES) });

/** How it is sold. */
export const Pack = z.strictObject({ amount: z.int().check(z.minimum(1)), unit: z.enum(UNITS) });
export type Pack = z.infer<typeof Pack>;

/** Months 1 to 12. */
export const Season = few(z.int().check(z.minimum(1), z.maximum(12)), 12);

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
  aisle: Aisle,
  pack: Pack,
  season: z.optional(Season),
  forPets: z.optional(few(FoodWord, 20)),
  /** What is read in it counts beside what is declared: it can hold back, and clears nothing. */
  ingredients: z.optional(IngredientList),
  /** What a label claims, `vegan` or `gluten-free`. It clears nothing. */
  labels: z.optional(few(FoodWord, 40)),
  /** The producer, where nothing is said. */
  source: z.optional(z.enum(SOURCES)),
});
export type ImportedProduct = z.infer<typeof ImportedProduct>;

/** An ingredient by the product that it is. */
export const MeasuredIngredient = z.strictObject({
  product: ItemId,
  amount: z.number().check(z.positive(), z.maximum(1_000_000)),
  unit: z.enum(UNITS),
});
export type MeasuredIngredient = z.infer<typeof MeasuredIngredient>;

/** An ingredient as a recipe writes it, `200 g Sahne`. It is read once, at the import. */
export const WrittenIngredient = z.strictObject({
  line: text(500),
  language: z.enum(LANGUAGES),
});
export type WrittenIngredient = z.infer<typeof WrittenIngredient>;

/**
 * A recipe for `serves` portions. `minutes` in all, `carbohydrates` in grams a portion; `null` where
 * nobody knows, and then it is above every limit.
 */
export const ImportedRecipe = z.strictObject({
  id: ItemId,
  name: text(200),
  serves: z.int().check(z.minimum(1), z.maximum(1000)),
  minutes: z.int().check(z.minimum(1), z.maximum(10_000)),
  heaviness: z.enum(HEAVINESS),
  carbohydrates: z.nullable(z.int().check(z.minimum(0), z.maximum(10_000))),
  family: text(60),
  ingredients: z
    .array(z.union([MeasuredIngredient, WrittenIngredient]))
    .check(z.minLength(1), z.maxLength(200)),
  /** What the publisher claims, `vegan` or `gluten-free`. It clears nothing. */
  labels: z.optional(few(FoodWord, 40)),
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
  stock: z.optional(few(StockRow, 2_000_000)),
  offers: z.optional(few(ImportedOffer, 500_000)),
});
export type CatalogueImport = z.infer<typeof CatalogueImport>;

/** A row to look at: nothing was refused because of it. */
export const ImportRemark = z.object({
  path: z.array(z.union([z.string(), z.int()])),
  code: z.string(),
  id: z.string(),
  /** The words of the row that are the reason. */
  words: z.optional(z.array(z.string())),
});

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
    stock: z.int(),
    offers: z.int(),
  }),
  remarks: z.array(ImportRemark),
});
export type ImportReport = z.infer<typeof ImportReport>;
