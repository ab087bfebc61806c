import {
  ImportedProduct,
  ProductRow,
  type DeclaredAllergens,
  type ProductsImport,
} from '@village-butcher/sdk/contract';
import type * as z from 'zod/mini';
import { allergenDeclared } from '../food/allergen.js';
import { allergensIn } from '../food/analyse.js';
import type { Reading } from '../food/found.js';
import { allergenOfGs1, freedByGs1 } from '../food/gs1.js';
import type { Food } from '../food/inherit.js';
import { FOOD_READER } from '../food/knowledge.js';
import { tried, type Tried } from './faulty.js';

/** What counts for every row that does not say it itself. */
export type Defaults = ProductsImport['defaults'];
type Declared = z.infer<typeof DeclaredAllergens>;
type Settled = ProductRow & { readonly language: Defaults['language'] };

/** A row of a table as the catalogue keeps it, or what is at fault in it. */
export function productIn(sent: unknown, at: number, defaults: Defaults): Tried<ImportedProduct> {
  const read = tried(ProductRow.safeParse(sent), ['rows', at]);
  if ('faults' in read) return read;
  const row = settled(read.row, defaults);
  if (declares(row) && row.asOf === undefined) {
    return { faults: [{ path: ['rows', at, 'asOf'], code: 'missing' }] };
  }
  return soldIn(row, at, 'producer');
}

/** A row with what counts for all of them. */
export const settled = (row: ProductRow, defaults: Defaults): Settled => ({
  ...defaults,
  ...row,
  language: row.language ?? defaults.language,
});

/** A row whose members are all settled, and who says so. */
export function soldIn(
  row: Settled,
  at: number,
  source: NonNullable<ImportedProduct['source']>,
): Tried<ImportedProduct> {
  const { id, gtin, name, language, ingredients, traits, aisle, pack, ...rest } = row;
  const [head] = headsIn(FOOD_READER.read(name, language));
  const { labels, season, forPets } = rest;
  const product = {
    id: id ?? gtin,
    gtin: gtin13(gtin),
    name,
    foods: row.foods ?? kindsOf(head),
    attributes: rest.attributes ?? [],
    traits: traits ?? null,
    allergens: declares(row) ? declaredIn(row) : null,
    stores: rest.stores ?? [],
    aisle: aisle ?? head?.aisle ?? 'other',
    pack: pack ?? { amount: 1, unit: 'piece' },
    ...(ingredients === undefined ? {} : { ingredients: { list: ingredients, language } }),
    ...(labels === undefined ? {} : { labels }),
    ...(season === undefined ? {} : { season }),
    ...(forPets === undefined ? {} : { forPets }),
    ...(source === 'producer' ? {} : { source }),
  };
  return tried(ImportedProduct.safeParse(product), ['rows', at]);
}

const declares = ({ allergens, traces, freeFrom, gs1 }: ProductRow): boolean =>
  [allergens, traces, freeFrom, gs1].some((said) => said !== undefined);

/**
 * What a row declares. Only the column of allergens speaks of all the 14; whatever else says something
 * of one of them says nothing of the others.
 */
function declaredIn(row: Settled): Declared {
  const gs1 = (level: string) =>
    (row.gs1 ?? []).filter((one) => one.levelOfContainmentCode === level);
  const coded = (level: string) =>
    gs1(level).map(({ allergenTypeCode: code }) => allergenOfGs1(code) ?? code);
  const freed = gs1('FREE_FROM').flatMap((one) => freedByGs1(one.allergenTypeCode) ?? []);
  const isWhole = row.allergens !== undefined && row.gs1 === undefined && !row.freeFrom;
  return {
    contains: wordsOf([...(row.allergens ?? []), ...coded('CONTAINS')], row),
    mayContain: wordsOf([...(row.traces ?? []), ...coded('MAY_CONTAIN')], row),
    ...(isWhole ? {} : { freeFrom: [...new Set([...(row.freeFrom ?? []), ...freed])] }),
    asOf: row.asOf!,
  };
}

/** Words of a declaration; where one is no name of the 14, what it is one of stands beside it. */
const wordsOf = (words: readonly string[], { language }: Settled): string[] => [
  ...new Set(words.flatMap((word) => [word, ...allergensOf(word, language)])),
];

const allergensOf = (word: string, language: Defaults['language']): readonly string[] =>
  allergenDeclared(word) === undefined
    ? allergensIn(FOOD_READER.read(word, language)).contains
    : [];

const headsIn = ({ found }: Reading): readonly Food[] =>
  found.filter(({ isHead, isCertain }) => isHead && isCertain).map(({ food }) => food);

/** From general to specific, as the catalogue orders them. */
const kindsOf = (food: Food | undefined): string[] =>
  food ? Array.from(food.kinds).toReversed().slice(-20) : [];

/** GTIN-8 and GTIN-12 are GTIN-13 with zeros before them; a GTIN-14 of one piece has one too many. */
const gtin13 = (gtin: string): string =>
  gtin.length === 14 && gtin.startsWith('0') ? gtin.slice(1) : gtin.padStart(13, '0');
