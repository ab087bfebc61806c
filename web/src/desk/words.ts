import type { Locale } from '@village-butcher/sdk/contract';
import { de, type Key } from './texts.de.js';
import { en } from './texts.en.js';
import { nl } from './texts.nl.js';

const TEXTS: Readonly<Record<Locale, Readonly<Record<Key, string>>>> = { de, en, nl };
const TAGS: Readonly<Record<Locale, string>> = { de: 'de', en: 'en-GB', nl: 'nl' };

/** Says a sentence of the desk. */
export type Say = (key: Key, params?: Readonly<Record<string, string | number>>) => string;

/** How one language speaks at the desk. */
export const sayIn =
  (locale: Locale): Say =>
  (key, params = {}) =>
    TEXTS[locale][key].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

const isKey = (key: string): key is Key => Object.hasOwn(de, key);

/** The name of a column. One that this page does not know has its own. */
export const columnIn = (say: Say, name: string): string => {
  const key = `column.${name}`;
  return isKey(key) ? say(key) : name;
};

/** A word of a closed list, as it is said in a column. `null`: this page has none for it. */
export function cellWordIn(say: Say, column: string, word: string): string | null {
  const key = [`word.${column}.${word}`, `word.${word}`].find(isKey);
  return key ? say(key) : null;
}

/** The name of a parameter. */
export const parameterIn = (say: Say, name: string): string => {
  const key = `parameter.${name}`;
  return say(isKey(key) ? key : 'parameter.other');
};

/** A time to the second, and in UTC: two people in two zones read the same. */
export const momentIn = (locale: Locale, moment: string): string =>
  new Intl.DateTimeFormat(TAGS[locale], {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'UTC',
  }).format(new Date(moment));

/** A number as one reads it. */
export const numberIn = (locale: Locale, n: number): string =>
  new Intl.NumberFormat(TAGS[locale]).format(n);
