import { isLength } from './beginning.js';
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
/** The one that is also the end of many words. */
const SHORT_HEADS: readonly string[] = ['ol'];
const LONGEST_WORD = 60;

/** A word that is made of others: what stands before, and what it is. */
export type Parts = readonly Entry[];

/** All ways to read a word as the fewest known parts, none of it left over. None: no way. */
export function partsOf(word: string, words: Words): readonly Parts[] {
  const letters = bare(word);
  return letters.length > LONGEST_WORD ? [] : (readingsOf(letters, words)[letters.length] ?? []);
}

/** For each letter, all ways to read what stands before it as the fewest parts. */
function readingsOf(letters: string, words: Words): readonly (readonly Parts[] | undefined)[] {
  const readings: (readonly Parts[] | undefined)[] = [[[]]];
  for (let at = 0; at < letters.length; at++) {
    const before = readings[at];
    if (!before) continue;
    for (const { entry, end } of partsFrom(letters, at, words)) {
      if (at === 0 && end === letters.length) continue;
      const longer = before.map((parts) => [...parts, entry]);
      readings[end] = fewest([...(readings[end] ?? []), ...longer]);
    }
  }
  return letters === '' ? [] : readings;
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
  const lengths = words.lengthsFrom(letters.slice(at));
  for (let end = at + 1; end <= letters.length; end++) {
    if (!isLength(lengths, end - at)) continue;
    const spelling = letters.slice(at, end);
    const entry = words.part(spelling);
    const isShort = end - at < SHORTEST;
    if (isShort && !(entry && isMeant(spelling, letters.slice(end), at, words))) continue;
    if (entry) yield* joinedTo(entry, letters, end, words);
    yield* cutOf(words.part(`${spelling}e`), letters, end);
  }
}

function* joinedTo(entry: Entry, letters: string, end: number, words: Words): Generator<Part> {
  for (const joint of JOINTS[words.language]) {
    const next = end + joint.length;
    if (!letters.startsWith(joint, end)) continue;
    const stands = next === letters.length ? isHead(entry) : isModifier(entry);
    if (stands || isDenial(letters.slice(next), words)) yield { entry, end: next };
  }
}

/** `Kirsche` loses its last letter in `Kirschsaft`. */
function* cutOf(entry: Entry | undefined, letters: string, end: number): Generator<Part> {
  if (entry && end < letters.length && isModifier(entry)) yield { entry, end };
}

/** A name that is a whole word or a head only is no modifier; a word between others is no part. */
const isHead = (entry: Entry): boolean =>
  'role' in entry ? HEADS.includes(entry.role) : entry.reading !== 'whole';
const isModifier = (entry: Entry): boolean =>
  'role' in entry ? MODIFIERS.includes(entry.role) : entry.reading === 'any';

const HEADS: readonly string[] = ['form', 'quality', 'without', 'instead', 'taste'];
const MODIFIERS: readonly string[] = ['quality', 'form', 'animal', 'plant', 'without', 'taste'];

/** `eifrei`, `Sesamöl`: where it stands, so short a name can mean nothing else. */
function isMeant(spelling: string, rest: string, at: number, words: Words): boolean {
  if (at > 0) return rest === '' && words.language === 'de' && SHORT_HEADS.includes(spelling);
  return isDenial(rest, words);
}

/** The rest of a word says that what stands before it is not there. */
function isDenial(rest: string, words: Words): boolean {
  const entry = rest.length < SHORTEST ? undefined : words.entry(rest);
  return entry !== undefined && 'role' in entry && DENIALS.includes(entry.role);
}

const DENIALS: readonly string[] = ['without', 'instead'];

const LEAST_LEAD = 4;

/**
 * The parts at the start of a word whose rest nobody knows: `Weizenpoffies` is of wheat, whatever it
 * is. The longest such start, in the fewest parts.
 */
export function leadOf(word: string, words: Words): Parts {
  const readings = readingsOf(bare(word).slice(0, LONGEST_WORD), words);
  const leads = Array.from(readings, (some): Parts => some?.[0] ?? []);
  return leads.findLast((parts, end) => end >= LEAST_LEAD && parts.some(isName)) ?? [];
}

const isName = (part: Entry): boolean => 'food' in part;

/** The same at the end of a word. */
export function tailOf(word: string, words: Words): Parts {
  const letters = bare(word).slice(-LONGEST_WORD);
  for (let at = 1; at <= letters.length - LEAST_LEAD; at++) {
    const entry = words.entry(letters.slice(at));
    if (entry && 'food' in entry && entry.reading !== 'whole') return [entry];
  }
  return [];
}
