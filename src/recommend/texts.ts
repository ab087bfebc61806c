import { ALLERGENS, type Locale } from '@village-butcher/sdk/contract';
import { nameOfAllergen } from '../food/allergen.js';
import { de } from './texts.de.js';
import { en } from './texts.en.js';
import { nl } from './texts.nl.js';

/** Every sentence that an answer can hold. */
export type TextKey = keyof typeof de.texts;

/** How a language writes. One that lacks a sentence does not compile. */
interface Language {
  readonly texts: Readonly<Record<TextKey, string>>;
  /** Words that it has a name of its own for. Any other word is written as it came. */
  readonly names: ReadonlyMap<string, string>;
  readonly and: string;
  readonly day: (date: string) => string;
  readonly money: (cents: number) => string;
}

/** What each language of the village says, and how. */
export const LANGUAGES: Readonly<Record<Locale, Language>> = { de, en, nl };

/**
 * What is put into a sentence: a number, a day as `date`, cents as `price` or `before`, a name, or
 * words to be listed.
 */
export type Params = Readonly<Record<string, string | number | readonly string[]>>;

/** A sentence that has no language yet. */
export interface Said {
  readonly key: TextKey;
  readonly params: Params;
}

/** Puts a sentence in a language. */
export const textOf = ({ key, params }: Said, locale: Locale): string =>
  LANGUAGES[locale].texts[key].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    written(name, params[name] ?? [], locale),
  );

function written(name: string, value: Params[string], locale: Locale): string {
  const { day, money } = LANGUAGES[locale];
  switch (name) {
    case 'date':
      return day(String(value));
    case 'price':
    case 'before':
      return money(Number(value));
    default:
      return listed([value].flat(), locale);
  }
}

/** `milk, eggs and soy`. */
function listed(words: readonly (string | number)[], locale: Locale): string {
  const names = words.map((word) => named(String(word), locale));
  const last = names.slice(-2).join(` ${LANGUAGES[locale].and} `);
  return [...names.slice(0, -2), last].join(', ');
}

function named(word: string, locale: Locale): string {
  const allergen = ALLERGENS.find((one) => one === word);
  if (allergen) return nameOfAllergen(allergen, locale);
  return LANGUAGES[locale].names.get(word) ?? word;
}

/** Parameters as they travel. */
export const flat = (params: Params): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.join(', ') : value,
    ]),
  );
