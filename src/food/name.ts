import type { Language } from './language.js';
import type { Unit } from './measure.js';
import { behind, kindsOf, phraseAt } from './phrase.js';
import type { Reader } from './unit-at.js';
import { textOf, type Word } from './word.js';
import { PREPARE_WORDS } from './words/prepare.js';

/** The tables of what is none of a food's name, by kind. */
export const prepareWords = kindsOf(PREPARE_WORDS);

const DONE = prepareWords('done');
const ADVERB = prepareWords('adverb');
const CUT = prepareWords('cut');
const WARM = prepareWords('warm');
const WARMED = prepareWords('warmed');
const KEPT = prepareWords('kept');
const SIZE = prepareWords('size');
const SIZE_MARK = prepareWords('size mark');
const SIZE_LETTER = prepareWords('size letter');
const QUALITY = prepareWords('quality');
const AND = prepareWords('and');

/** A food's name, and what stood around it. */
export interface Named {
  readonly food: readonly Word[];
  readonly preparation: readonly (readonly Word[])[];
  readonly size: readonly Word[];
}

/** A name while it is read. Its lists grow, so that long lines cost no more than their length. */
interface Growing extends Named {
  readonly food: Word[];
  readonly preparation: (readonly Word[])[];
  readonly size: Word[];
}

/** Takes from a food's words what a cook does, how large it is, and how good. */
export function named(reader: Reader, unit: Unit | null = null): Named {
  const name: Growing = { food: [], preparation: [], size: [] };
  let at = 0;
  while (at < reader.all.length) at = takeFrom(reader, name, at, unit);
  return isAllTaken(name) ? { ...name, food: reader.all } : name;
}

/** If nothing is left at all, the words were the name. */
const isAllTaken = ({ food, preparation, size }: Named): boolean =>
  food.length === 0 && preparation.length === 0 && size.length === 0;

/** Takes what stands at a place, and answers where the next begins. */
function takeFrom(reader: Reader, name: Growing, at: number, unit: Unit | null): number {
  const { all, language } = reader;
  const kept = behind(KEPT[language], all, at);
  if (kept > at) {
    name.food.push(...all.slice(at, kept));
    return kept;
  }
  if (name.food.length > 0 && phraseAt(CUT[language], all, at)) return takeRest(reader, name, at);
  const done = doneAt(reader, at);
  if (done > at) return takePreparation(reader, name, [at, done]);
  const sized = sizeEnd(reader, at, unit);
  name.size.push(...all.slice(at, sized));
  const good = Math.max(sized, behind(QUALITY[language], all, at));
  if (good > at) return good;
  name.food.push(all[at]!);
  return at + 1;
}

/** Before a noun only these words go; behind it all that follows belongs to them. */
function takePreparation(
  reader: Reader,
  name: Growing,
  [at, end]: readonly [number, number],
): number {
  const isBehind = name.food.length > 0 && !isBeforeNoun(reader, at, end);
  if (isBehind) return takeRest(reader, name, at);
  name.preparation.push(reader.all.slice(at, end));
  return end;
}

function takeRest({ all }: Reader, name: Growing, at: number): number {
  name.preparation.push(all.slice(at));
  return all.length;
}

/** German participles before a noun have an ending. */
const INFLECTED = /(e|er|es|en|em)$/;

function isBeforeNoun({ all, language }: Reader, at: number, end: number): boolean {
  const next = all[end];
  if (next?.kind !== 'word' || phraseAt(CUT[language], all, end)) return false;
  if (phraseAt(ADVERB[language], all, end) || phraseAt(AND[language], all, end)) return false;
  return language !== 'de' || INFLECTED.test(all[end - 1]!.key) || at === 0;
}

/** The end of `fein gehackt`, `peeled and finely sliced`; the same place if there is none. */
function doneAt(reader: Reader, at: number): number {
  let end = oneDoneAt(reader, at);
  while (end > at) {
    const onward = behind(AND[reader.language], reader.all, end);
    const more = onward > end ? oneDoneAt(reader, onward) : onward;
    if (more === onward) break;
    end = more;
  }
  return end;
}

const MOST_ADVERBS = 3;

function oneDoneAt({ all, language }: Reader, at: number): number {
  let adverbs = at;
  for (let count = 0; count < MOST_ADVERBS; count += 1) {
    if (phraseAt(DONE[language], all, adverbs)) break;
    adverbs = behind(ADVERB[language], all, adverbs);
  }
  const done = behind(DONE[language], all, adverbs);
  if (done > adverbs) return done;
  if (adverbs > at && isDutchChopped(all[adverbs])) return adverbs + 1;
  const warm = behind(WARM[language], all, at);
  return warm > at && isWarmed({ all, language }, warm) ? warm : at;
}

/** `gehakt` is mince, unless it is chopped somehow. */
const isDutchChopped = (word: Word | undefined): boolean => word?.key === 'gehakt';

/** Hot water is water, but hot sauce is a sauce. Behind its noun a word says how warm it is. */
function isWarmed({ all, language }: Reader, at: number): boolean {
  const next = all[at];
  if (next === undefined) return true;
  return [...WARMED[language].keys()].some((head) => next.key.endsWith(head));
}

/** The end of a size: `mittelgroße`, `Größe M`, `m.-große`. */
function sizeEnd({ all, language }: Reader, at: number, unit: Unit | null): number {
  const marked = behind(SIZE_MARK[language], all, at);
  const letter = behind(SIZE_LETTER[language], all, marked);
  if (marked > at && letter > marked) return letter;
  const size = behind(SIZE[language], all, at);
  if (size === at || !isSize(all[at]!, unit)) return at;
  return all[size]?.key === '-' ? size + 1 : size;
}

const SPOONS = new Set<Unit | null>(['tsp', 'tbsp', 'cup', 'ml', 'cl', 'dl', 'l', 'fl-oz']);

/** An abbreviation needs its point, and medium curry powder is no size. */
const isSize = ({ key, isShort }: Word, unit: Unit | null): boolean =>
  (key.length > 2 || isShort || key === 'xl') && !(key === 'medium' && SPOONS.has(unit));

/** Words as text, or null where there are none. */
export const textOrNull = (words: readonly Word[]): string | null => textOf(words) || null;

/** Whether nothing but what a cook does is said: `geschält und in Scheiben`. */
export const isPrepared = ({ food, preparation }: Named, language: Language): boolean =>
  preparation.length > 0 && food.every((_, at) => phraseAt(AND[language], food, at) !== null);
