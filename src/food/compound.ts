import { bare } from './form.js';
import type { Language } from './language.js';
import type { Entry, Words } from './lexicon.js';

/** What may stand between two parts of a word, or behind the last. Nothing comes first. */
const JOINTS: Readonly<Record<Language, readonly string[]>> = {
  de: ['', 's', 'n', 'en', 'e', 'er', 'es', 'ern', 'nen', 'ns', 'em'],
  nl: ['', 's', 'n', 'en', 'e', 'er', 'es', 'eren', 'tje', 'tjes', 'je', 'jes'],
  en: ['', 's', 'es'],
};

/** Shorter names are never part of a longer word: there is an `Ei` in `Reis`. */
const SHORTEST = 3;
const LONGEST_WORD = 60;

/** A word that is made of others: what stands before, and what it is. */
export type Parts = readonly Entry[];

/**
 * All ways to read a word as the fewest known parts, none of it left over. None: no way.
 */
export function partsOf(word: string, words: Words): readonly Parts[] {
  const letters = bare(word);
  if (letters.length > LONGEST_WORD) return [];
  const readings: (readonly Parts[] | undefined)[] = [[[]]];
  for (let at = 0; at < letters.length; at++) {
    const before = readings[at];
    if (!before) continue;
    for (const { entry, end } of partsFrom(letters, at, words)) {
      const longer = before.map((parts) => [...parts, entry]);
      readings[end] = fewest([...(readings[end] ?? []), ...longer]);
    }
  }
  return (readings[letters.length] ?? []).filter((parts) => parts.length > 1);
}

const MOST_READINGS = 4;

function fewest(readings: readonly Parts[]): readonly Parts[] {
  const least = Math.min(...readings.map((parts) => parts.length));
  return readings.filter((parts) => parts.length === least).slice(0, MOST_READINGS);
}

interface Part {
  readonly entry: Entry;
  readonly end: number;
}

/** The names that start at a letter, and where the next part starts after each. */
function* partsFrom(letters: string, at: number, words: Words): Generator<Part> {
  for (let end = at + 1; end <= letters.length && words.isStart(letters.slice(at, end)); end++) {
    if (end - at < SHORTEST && !(at === 0 && isDenied(letters.slice(end), words))) continue;
    const spelling = letters.slice(at, end);
    const entry = words.part(spelling);
    if (entry) yield* joinedTo(entry, letters, end, words.language);
    if (end < letters.length) yield* cutOf(words.part(`${spelling}e`), letters, end);
  }
}

function* joinedTo(
  entry: Entry,
  letters: string,
  end: number,
  language: Language,
): Generator<Part> {
  for (const joint of JOINTS[language]) {
    const next = end + joint.length;
    if (letters.startsWith(joint, end) && mayStand(entry, next === letters.length)) {
      yield { entry, end: next };
    }
  }
}

/** `Kirsche` loses its last letter in `Kirschsaft`. */
function* cutOf(entry: Entry | undefined, letters: string, end: number): Generator<Part> {
  if (entry && mayStand(entry, end === letters.length)) yield { entry, end };
}

/** A name that is a whole word or a head only is no modifier; a word between others is no part. */
function mayStand(entry: Entry, isHead: boolean): boolean {
  if ('role' in entry) return isHead ? HEADS.includes(entry.role) : MODIFIERS.includes(entry.role);
  return entry.reading === 'any' || (entry.reading === 'head' && isHead);
}

const HEADS: readonly string[] = ['form', 'quality', 'without', 'instead', 'taste'];
const MODIFIERS: readonly string[] = ['quality', 'form', 'animal', 'plant', 'without', 'taste'];

/** `eifrei`: before such an end a short name is meant. */
function isDenied(rest: string, words: Words): boolean {
  const entry = words.entry(rest);
  return entry !== undefined && 'role' in entry && DENIALS.includes(entry.role);
}

const DENIALS: readonly string[] = ['without', 'instead'];
