import * as z from 'zod/mini';
import { Aisle, CatalogueImport, ImportedRecipe, ImportRemark, Pack, Season } from './catalogue.js';
import { few, FoodWord, ItemId, LocalDate, Moment, StoreId, text } from './shape.js';
import { ALLERGENS, CLAIM_ROLES, CLAIMS, HEAVINESS, LANGUAGES, TRAITS } from './vocabulary.js';

/** A file as it is, a few of the most: a page, a table, an export. In UTF-16 units. */
const file = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));

const allergen = z.enum(ALLERGENS);
const language = z.enum(LANGUAGES);

/** One allergen of one product as GS1 writes it. A level that says nothing counts as not declared. */
export const Gs1Allergen = z.strictObject({
  allergenTypeCode: z.string().check(z.regex(/^[A-Z]{2}$/)),
  levelOfContainmentCode: z.string().check(z.regex(/^[A-Z_]{1,40}$/)),
});
export type Gs1Allergen = z.infer<typeof Gs1Allergen>;

/**
 * A product as a retailer's table has it. Its members are the columns of a CSV file. Without
 * `allergens` it is not declared; an empty list is declared, none.
 */
export const ProductRow = z.strictObject({
  /** The GTIN, where a row has none. */
  id: z.optional(ItemId),
  gtin: z.string().check(z.regex(/^(\d{8}|\d{12,14})$/)),
  name: text(200),
  language: z.optional(language),
  ingredients: z.optional(text(8000)),
  allergens: z.optional(few(FoodWord, 40)),
  traces: z.optional(few(FoodWord, 40)),
  freeFrom: z.optional(few(FoodWord, 40)),
  gs1: z.optional(few(Gs1Allergen, 100)),
  asOf: z.optional(LocalDate),
  stores: z.optional(few(StoreId, 5000)),
  aisle: z.optional(Aisle),
  pack: z.optional(Pack),
  foods: z.optional(few(FoodWord, 20)),
  attributes: z.optional(few(FoodWord, 20)),
  traits: z.optional(few(z.enum(TRAITS), TRAITS.length)),
  labels: z.optional(few(FoodWord, 40)),
  season: z.optional(Season),
  forPets: z.optional(few(FoodWord, 20)),
});
export type ProductRow = z.infer<typeof ProductRow>;

/** What counts for every product that does not say it itself. */
const ProductDefaults = z.strictObject({
  language,
  stores: z.optional(few(StoreId, 5000)),
  aisle: z.optional(Aisle),
  asOf: z.optional(LocalDate),
});

/**
 * Products that are added to the catalogue, or replace those of their ids: as a table (RFC 4180, with a
 * row of headings), as rows, or as Open Food Facts gives them, one product, a list or `products`.
 */
export const ProductsImport = z.union([
  z.strictObject({ defaults: ProductDefaults, csv: file(32_000_000) }),
  z.strictObject({ defaults: ProductDefaults, rows: few(ProductRow, 50_000) }),
  z.strictObject({ defaults: ProductDefaults, openFoodFacts: file(32_000_000) }),
]);
export type ProductsImport = z.infer<typeof ProductsImport>;

/** What counts for every recipe that does not say it itself. Nobody publishes how heavy a dish is. */
const RecipeDefaults = z.strictObject({
  language,
  heaviness: z.enum(HEAVINESS),
  serves: z.optional(ImportedRecipe.shape.serves),
  minutes: z.optional(ImportedRecipe.shape.minutes),
  family: z.optional(ImportedRecipe.shape.family),
});

/**
 * Recipes that are added to the catalogue, or replace those of their ids. `document` is schema.org
 * JSON-LD, one recipe, a list or an `@graph`, or a whole HTML page with such a thing in it.
 */
export const RecipesImport = z.strictObject({
  defaults: RecipeDefaults,
  document: file(8_000_000),
});
export type RecipesImport = z.infer<typeof RecipesImport>;

/**
 * What stores have, and what is on offer there. A row of stock replaces the one before of its store
 * and product; `offers`, where given, replace all that were.
 */
export const StockImport = z.strictObject({
  stock: CatalogueImport.shape.stock,
  offers: CatalogueImport.shape.offers,
});
export type StockImport = z.infer<typeof StockImport>;

const words = z.array(z.string());

/** What was understood of one text: the list of a label, or a line of a recipe. */
export const TextReport = z.object({
  /** The line of the recipe. */
  line: z.optional(z.int()),
  foods: words,
  contains: z.array(allergen),
  mayContain: z.array(allergen),
  /** The words that nobody understood, and those that name something without saying what is in it. */
  words,
  /** The products that a line takes; `isSold` is false where some of it is sold nowhere. */
  products: words,
  isSold: z.boolean(),
});
export type TextReport = z.infer<typeof TextReport>;

/** What became of one row: what the gates will see, what they rest on, and what to look at. */
export const RowReport = z.object({
  row: z.int(),
  id: z.string(),
  stores: z.int(),
  contains: z.array(allergen),
  mayContain: z.array(allergen),
  unknown: z.array(allergen),
  texts: z.array(TextReport),
  /** Labels that the contents contradict, and by what. The contents count. */
  contradictions: z.array(z.object({ label: z.string(), by: words })),
  remarks: words,
});
export type RowReport = z.infer<typeof RowReport>;

/** What an import of rows did. */
export const RowsReport = z.object({
  edition: z.string(),
  at: Moment,
  rows: z.array(RowReport),
});
export type RowsReport = z.infer<typeof RowsReport>;

/** What an import of stock and offers did: how many rows of each there are now, and what to look at. */
export const StockReport = z.object({
  edition: z.string(),
  at: Moment,
  counts: z.object({ stock: z.int(), offers: z.int() }),
  remarks: z.array(ImportRemark),
});
export type StockReport = z.infer<typeof StockReport>;

/** What somebody in a role says of one allergen in one product, after looking. */
export const ClaimAct = z.strictObject({ says: z.enum(CLAIMS), role: z.enum(CLAIM_ROLES) });
export type ClaimAct = z.infer<typeof ClaimAct>;

/** A claim as it is kept. A denial ends with the day `until`; it clears nothing that is certain. */
export const Claimed = z.object({
  ...ClaimAct.shape,
  product: z.string(),
  allergen,
  at: Moment,
  until: z.nullable(LocalDate),
  edition: z.string(),
  /** It was denied, and the product's own texts or declaration say that it is in it. */
  isContradicted: z.boolean(),
});
export type Claimed = z.infer<typeof Claimed>;
