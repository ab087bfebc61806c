import type { Language } from './language.js';

/** A word without its accents. For comparing only. */
export const bare = (word: string): string =>
  IS_BARE.test(word)
    ? word
    : word.normalize('NFD').replace(MARKS, '').replaceAll('ß', 'ss').replaceAll('œ', 'oe');

/** The same where umlauts were written as two letters: `kaese` is `käse`. */
export const respelt = (word: string): string =>
  bare(word).replace(SPELT_UMLAUT, (pair) => pair[0]!);

const IS_BARE = /^[a-z0-9]*$/;
const MARKS = /\p{M}/gu;
/** But for the `ue` of `Bauer`, `neu` and `Quelle`. */
const SPELT_UMLAUT = /ae|oe|(?<![aeq])ue/g;

/** What can stand behind a name, and what the name itself then ends in. The nearest first. */
type Ending = readonly [ending: string, instead: string];

const ENDINGS: Readonly<Record<Language, readonly Ending[]>> = {
  de: [
    ['n', ''],
    ['s', ''],
    ['e', ''],
    ['en', ''],
    ['er', ''],
    ['es', ''],
    ['em', ''],
    ['ern', ''],
    ['nen', ''],
    ['en', 'a'],
    ['en', 'um'],
    ['en', 'o'],
    ['chen', ''],
    ['chens', ''],
    ['lein', ''],
    ['erl', ''],
    ['erln', ''],
    ['li', ''],
  ],
  nl: [
    ['s', ''],
    ['n', ''],
    ['e', ''],
    ['en', ''],
    ['es', ''],
    ['ven', 'f'],
    ['zen', 's'],
    ['ieen', 'ie'],
    ['eren', ''],
    ['tje', ''],
    ['tjes', ''],
    ['je', ''],
    ['jes', ''],
    ['pje', ''],
    ['pjes', ''],
    ['etje', ''],
    ['etjes', ''],
  ],
  en: [
    ['s', ''],
    ['es', ''],
    ['ies', 'y'],
    ['ves', 'f'],
    ['ves', 'fe'],
  ],
};

/** The same by their last letter. */
const BY_LAST: Readonly<Record<Language, ReadonlyMap<string, readonly Ending[]>>> = {
  de: byLast(ENDINGS.de),
  nl: byLast(ENDINGS.nl),
  en: byLast(ENDINGS.en),
};

function byLast(endings: readonly Ending[]): ReadonlyMap<string, readonly Ending[]> {
  const last = ([ending]: Ending) => ending.slice(-1);
  return new Map(
    endings.map((one) => [last(one), endings.filter((other) => last(other) === last(one))]),
  );
}

/** Shorter than this no stem is guessed, except where a plural of so short a word is usual. */
const SHORTEST = 3;
const SHORT_PLURALS: readonly string[] = ['er', 'ern', 'eren'];

/**
 * What is found for a written form, or for a word that it may be a form of: itself first, then by what
 * was added.
 */
export function foundFor<Value>(
  form: string,
  language: Language,
  find: (word: string) => Value | undefined,
): Value | undefined {
  const whole = find(form);
  if (whole !== undefined) return whole;
  for (const [ending, instead] of BY_LAST[language].get(form.slice(-1)) ?? []) {
    if (!form.endsWith(ending)) continue;
    const stem = form.slice(0, form.length - ending.length) + instead;
    if (!isLongEnough(stem, ending)) continue;
    const value = find(stem) ?? (language === 'nl' ? foundRespelt(stem, ending, find) : undefined);
    if (value !== undefined) return value;
  }
  return undefined;
}

const isLongEnough = (stem: string, ending: string): boolean =>
  stem.length >= SHORTEST || (stem.length === 2 && SHORT_PLURALS.includes(ending));

const OPEN_VOWEL = /[^aeiou]([aeou])[^aeiouwxj]$/;
const DOUBLE_END = /([bdfgklmnprst])\1$/;

/** Dutch doubles a vowel where the ending goes (`noten`, `noot`), and a consonant where it comes. */
function foundRespelt<Value>(
  stem: string,
  ending: string,
  find: (word: string) => Value | undefined,
): Value | undefined {
  if (!RESPELLING.test(ending)) return undefined;
  const open = OPEN_VOWEL.exec(stem);
  const long = open ? find(stem.slice(0, -1) + open[1]! + stem.slice(-1)) : undefined;
  return long ?? (DOUBLE_END.test(stem) ? find(stem.slice(0, -1)) : undefined);
}

const RESPELLING = /^e|^ven$|^zen$|j/;

/** Dutch `en` is an ending, and the word for `and`: it is no part of the word before it. */
export const isEnding = (word: string, language: Language): boolean =>
  ENDINGS[language].some(([ending]) => ending === word);

const ADJECTIVE: Readonly<Record<Language, readonly string[]>> = {
  de: ['e', 'en', 'er', 'es', 'em'],
  nl: ['e'],
  en: [],
};

/** A word before a noun without its ending: `roten` and `rote` are `rot`. */
export function uninflected(word: string, language: Language): string {
  const ending = ADJECTIVE[language].find((one) => word.endsWith(one)) ?? '';
  return word.length < SHORTEST + ending.length ? word : word.slice(0, word.length - ending.length);
}
