import type { Locale } from '@village-butcher/sdk/contract';
import type { Key } from './texts.de.js';
import { TEXTS } from './texts.js';

/** What is put into a sentence. */
export type Params = Readonly<Record<string, string | number>>;

/** The lists of words that have names. Each also names a word that this page does not know. */
export type List = Key extends infer Each
  ? Each extends `${infer Before}.other`
    ? Before
    : never
  : never;

/** How one language speaks. */
export interface Words {
  readonly locale: Locale;
  /** A sentence of the page. */
  say(key: Key, params?: Params): string;
  /** The name of a word of the contract. */
  name(list: List, word: string, params?: Params): string;
  /** A number of things, in the right form. */
  count(things: 'facts' | 'recipients' | 'portions' | 'hints' | 'skipped', n: number): string;
  /** `1,2 g`, `5 Stück`. */
  amount(n: number, unit: string): string;
  /** `a, b and c`. */
  list(words: readonly string[]): string;
  /** A receipt by the lines that it is for; nothing where nothing was written. */
  receipt(lines: readonly string[]): string;
  /** The name of a language. */
  language(tag: string): string;
  day(moment: string | Date): string;
  time(moment: string | Date): string;
}

const TAGS: Readonly<Record<Locale, string>> = { de: 'de', en: 'en-GB', nl: 'nl' };

/** The words of a language. */
export function wordsIn(locale: Locale): Words {
  const tag = TAGS[locale];
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' });
  const times = new Intl.DateTimeFormat(tag, { timeStyle: 'short' });
  const lists = new Intl.ListFormat(tag);
  const languages = new Intl.DisplayNames(tag, { type: 'language' });
  const plural = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const say = (key: Key, params: Params = {}) =>
    TEXTS[locale][key].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  const name: Words['name'] = (list, word, params) => say(keyOf(list, word), { word, ...params });
  return {
    locale,
    say,
    name,
    amount: (n, unit) => name('unit', unit, { n: numbers.format(n) }),
    count: (things, n) => say(`${things}.${plural.select(n) === 'one' ? 'one' : 'other'}`, { n }),
    list: (words) => lists.format(words),
    receipt: (lines) =>
      lines.map((line) => say('receipt.number', { number: numberOf(line) })).join(', '),
    language: (other) => languages.of(other) ?? other,
    day: (moment) => days.format(new Date(moment)),
    time: (moment) => times.format(new Date(moment)),
  };
}

/** As it begins a line. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What an item is called. The title of one that is gone is gone too. */
export const titleOf = (
  { item, title }: { readonly item: string; readonly title?: string | undefined },
  { say }: Words,
): string => title ?? say('settle.gone', { item });

/** The end of a line's id: short enough to be read out. */
const numberOf = (line: string): string => line.slice(-8);

const isKey = (key: string): key is Key => Object.hasOwn(TEXTS.de, key);

function keyOf(list: List, word: string): Key {
  const key = `${list}.${word}`;
  return isKey(key) ? key : `${list}.other`;
}
