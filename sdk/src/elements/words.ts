import type { Locale } from '../contract/vocabulary.js';

/** What is put into a sentence. */
export type Params = Readonly<Record<string, string | number>>;

/** The sentences of one part, in every language. */
export type Catalogue<Key extends string> = Readonly<Record<Locale, Readonly<Record<Key, string>>>>;

/** The lists of words that have names. Each also names a word that is not known here. */
type ListIn<Key extends string> = Key extends `${infer Before}.other` ? Before : never;

/** What is counted: it has a form for one. */
type CountedIn<Key extends string> = Key extends `${infer Before}.one` ? Before : never;

/** How one language speaks. */
export interface Words<Key extends string> {
  readonly locale: Locale;
  /** A sentence. */
  say(key: Key, params?: Params): string;
  /** The name of a word of the contract. */
  name(list: ListIn<Key>, word: string, params?: Params): string;
  /** A number of things, in the right form. */
  count(things: CountedIn<Key>, n: number): string;
  /** `1.2` or `1,2`. */
  number(n: number): string;
  /** `a, b and c`. */
  list(words: readonly string[]): string;
  /** The name of a language. */
  language(tag: string): string;
  day(moment: string | Date): string;
  time(moment: string | Date): string;
}

const TAGS: Readonly<Record<Locale, string>> = { de: 'de', en: 'en-GB', nl: 'nl' };

const said = new Map<Locale, Readonly<Record<string, string>>>();

/** Says these sentences in other words. Elements that are shown already say them when they change. */
export function overlay(locale: Locale, sentences: Readonly<Record<string, string>>): void {
  said.set(locale, { ...said.get(locale), ...sentences });
}

/** The words of a language. */
export const wordsOf = <Key extends string>(
  catalogue: Catalogue<Key>,
  locale: Locale,
): Words<Key> => speech(catalogue[locale], locale);

/** How a language speaks that has these sentences. */
export function speech<Key extends string>(
  texts: Readonly<Record<string, string>>,
  locale: Locale,
): Words<Key> {
  const tag = TAGS[locale];
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' });
  const times = new Intl.DateTimeFormat(tag, { timeStyle: 'short' });
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const say = (key: string, params: Params = {}): string =>
    (said.get(locale)?.[key] ?? texts[key] ?? '').replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      String(params[name] ?? ''),
    );
  const form = (n: number) => (new Intl.PluralRules(tag).select(n) === 'one' ? 'one' : 'other');
  return {
    locale,
    say,
    name: (list, word, params) =>
      say(`${list}.${Object.hasOwn(texts, `${list}.${word}`) ? word : 'other'}`, {
        word,
        ...params,
      }),
    count: (things, n) => say(`${things}.${form(n)}`, { n }),
    number: (n) => numbers.format(n),
    list: (words) => new Intl.ListFormat(tag).format(words),
    language: (other) => new Intl.DisplayNames(tag, { type: 'language' }).of(other) ?? other,
    day: (moment) => days.format(new Date(moment)),
    time: (moment) => times.format(new Date(moment)),
  };
}

/** As it begins a line. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The end of a line's id: short enough to be read out. */
export const numberOf = (line: string): string => line.slice(-8);
