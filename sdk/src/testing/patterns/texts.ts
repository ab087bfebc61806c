import type { Locale } from '../../contract/vocabulary.js';
import { type Fault, wordingOf } from './lexicon.js';
import type { Finding, Pattern } from './finding.js';

/** The texts of a page in one language, by key. */
export type Catalogue = Readonly<Record<string, string>>;

/**
 * Reads a catalogue of texts, or an overlay on one, and answers everything that steers, blurs or
 * puts off. With the catalogue that it stands beside, also what is missing or of a name nobody
 * asks for; leave it out for an overlay, which may be partial.
 *
 * @example
 * expect(auditTexts(ours, 'de', house)).toEqual([]);
 */
export const auditTexts = (
  catalogue: Catalogue,
  locale: Locale,
  beside?: Catalogue,
): readonly Finding[] => [
  ...Object.entries(catalogue).flatMap(([key, text]) =>
    text.trim() === '' ? [of(key, 14, 'an empty text', 'words')] : wordsOf(key, text, locale),
  ),
  ...(beside ? differences(catalogue, beside) : []),
];

/** What each fault is called, whose pattern it is, and what would be right. */
export const FAULTS: Readonly<Record<Fault, readonly [Pattern, string]>> = {
  guilt: [6, 'no guilt and no bait'],
  shout: [6, 'no exclamation mark'],
  face: [6, 'no emoji and no face'],
  nudge: [4, 'no answer praised above the other'],
  fog: [16, 'a word that says what will be'],
  promise: [16, 'no promise of safety'],
  denial: [16, 'one denial in a clause'],
  long: [16, 'at most 20 words in a sentence'],
};

const wordsOf = (key: string, text: string, locale: Locale): readonly Finding[] =>
  wordingOf(text, locale).map(({ fault, words }) =>
    of(key, FAULTS[fault][0], `“${words}”`, FAULTS[fault][1]),
  );

function differences(catalogue: Catalogue, beside: Catalogue): readonly Finding[] {
  const shared = Object.keys(catalogue).filter((key) => Object.hasOwn(beside, key));
  return [
    ...lacking(beside, catalogue).map((key) => of(key, 14, 'no text', 'a text in each language')),
    ...lacking(catalogue, beside).map((key) => of(key, 14, 'a text', 'the same keys everywhere')),
    ...shared
      .filter((key) => gapsIn(catalogue[key]) !== gapsIn(beside[key]))
      .map((key) => of(key, 14, gapsIn(catalogue[key]), gapsIn(beside[key]))),
  ];
}

const lacking = (has: Catalogue, lacks: Catalogue): readonly string[] =>
  Object.keys(has).filter((key) => !Object.hasOwn(lacks, key));

/** The names in braces, in one order. */
const gapsIn = (text = ''): string =>
  [...new Set([...text.matchAll(/\{\w+\}/g)].map(String))].toSorted().join(' ') || 'no gap';

const of = (selector: string, pattern: Pattern, measured: string, expected: string): Finding => ({
  pattern,
  selector,
  measured,
  expected,
});
