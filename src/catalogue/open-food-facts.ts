import {
  FoodWord,
  LANGUAGES,
  ProductRow,
  type ImportedProduct,
  type Language,
} from '@village-butcher/sdk/contract';
import * as z from 'zod/mini';
import { packIn, spaced } from './csv.js';
import { faultAt, tried, type Tried } from './faulty.js';
import { settled, soldIn, type Defaults } from './sold.js';

const tags = z.optional(z.array(z.string()));

/** What we read of a product. Whatever else is in it is nobody's fault. */
const OffProduct = z.looseObject({
  code: z.string(),
  lang: z.optional(z.string()),
  allergens_tags: tags,
  traces_tags: tags,
  labels_tags: tags,
  quantity: z.optional(z.string()),
  last_modified_t: z.optional(z.number()),
});
type OffProduct = z.infer<typeof OffProduct>;

const MOST_PRODUCTS = 50_000;

/** The products of a text: one, a list, or a page of results. */
export function productsInOff(text: string): readonly unknown[] {
  const sent = parsed(text);
  const products = Array.isArray(sent) ? sent : listIn(sent);
  if (products.length > MOST_PRODUCTS) throw faultAt(['openFoodFacts'], 'too-big');
  return products;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw faultAt(['openFoodFacts'], 'syntax');
  }
}

function listIn(sent: unknown): readonly unknown[] {
  if (typeof sent !== 'object' || sent === null) throw faultAt(['openFoodFacts'], 'invalid-type');
  if ('products' in sent && Array.isArray(sent.products)) return sent.products;
  return ['product' in sent ? sent.product : sent];
}

/**
 * One product as a crowd typed it. What is in it counts, what is not in it says nothing: it can hold
 * back, and clears nothing. Its day is that of its last change.
 */
export function offProductIn(
  sent: unknown,
  at: number,
  defaults: Defaults,
): Tried<ImportedProduct> {
  const read = tried(OffProduct.safeParse(sent), ['rows', at]);
  if ('faults' in read) return read;
  const row = tried(ProductRow.safeParse(rowOf(read.row, defaults)), ['rows', at]);
  return 'faults' in row ? row : soldIn(settled(row.row, defaults), at, 'crowd');
}

function rowOf(off: OffProduct, defaults: Defaults): Partial<Record<keyof ProductRow, unknown>> {
  const language = languageOf(off, defaults);
  const list = textIn(off, 'ingredients_text', language);
  const pack = packIn((off.quantity ?? '').trim().toLowerCase());
  return {
    gtin: off.code,
    name: textIn(off, 'product_name', language)?.slice(0, 200),
    language,
    ...(list === undefined ? {} : { ingredients: list }),
    allergens: wordsIn(off.allergens_tags).filter((word) => word !== 'none'),
    traces: wordsIn(off.traces_tags).filter((word) => word !== 'none'),
    labels: wordsIn(off.labels_tags),
    asOf: dayOf(off.last_modified_t) ?? defaults.asOf ?? '1970-01-01',
    ...(typeof pack === 'string' ? {} : { pack }),
  };
}

/** The language that a text is there in: the product's own, otherwise what was sent with it. */
function languageOf(off: OffProduct, { language }: Defaults): Language {
  const own = LANGUAGES.find((one) => one === off.lang) ?? language;
  const written = [own, ...LANGUAGES].find((one) => isText(off[`ingredients_text_${one}`]));
  return written ?? own;
}

function textIn(off: OffProduct, name: string, language: Language): string | undefined {
  const text = [off[`${name}_${language}`], off[name]].find(isText);
  return text === undefined ? undefined : spaced(text);
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '';

/** `en:sesame-seeds` → `sesame seeds`. What is no word for us is left out: it could clear nothing. */
const wordsIn = (all: readonly string[] = []): readonly string[] =>
  all
    .map((tag) => tag.replace(/^[a-z]{2}:/, '').replaceAll('-', ' '))
    .filter((word) => FoodWord.safeParse(word).success)
    .slice(0, 40);

const dayOf = (seconds: number | undefined): string | undefined =>
  seconds !== undefined && seconds > 0 && seconds < 4e9
    ? new Date(seconds * 1000).toISOString().slice(0, 10)
    : undefined;
