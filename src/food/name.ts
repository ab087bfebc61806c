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

type Step = Named & { readonly next: number };
const NOTHING: Named = { food: [], preparation: [], size: [] };

/** Takes from a food's words what a cook does, how large it is, and how good. */
export function named(reader: Reader, unit: Unit | null = null): Named {
  let step: Step = { ...NOTHING, next: 0 };
  while (step.next < reader.all.length) step = stepFrom(reader, step, unit);
  return isAllTaken(step) ? { ...step, food: reader.all, size: [] } : step;
}

/** `Kleine`: if nothing but a size is left, it is no size. */
const isAllTaken = ({ food, preparation, size }: Named): boolean =>
  food.length === 0 && preparation.length === 0 && size.length === 0;

function stepFrom(reader: Reader, step: Step, unit: Unit | null): Step {
  const { all, language } = reader;
  const { next } = step;
  const kept = behind(KEPT[language], all, next);
  if (kept > next) return { ...step, food: [...step.food, ...all.slice(next, kept)], next: kept };
  if (step.food.length > 0 && phraseAt(CUT[language], all, next))
    return cutFrom(reader, step, next);
  const done = doneAt(reader, next);
  if (done > next) return prepared(reader, step, done);
  const sized = sizeEnd(reader, next, unit);
  if (sized > next)
    return { ...step, size: [...step.size, ...all.slice(next, sized)], next: sized };
  const good = behind(QUALITY[language], all, next);
  if (good > next) return { ...step, next: good };
  return { ...step, food: [...step.food, all[next]!], next: next + 1 };
}

/** Before a noun only these words go; behind it all that follows belongs to them. */
function prepared(reader: Reader, step: Step, end: number): Step {
  const { all } = reader;
  if (step.food.length > 0 && !isBeforeNoun(reader, step.next, end)) {
    return cutFrom(reader, step, step.next);
  }
  const preparation = [...step.preparation, all.slice(step.next, end)];
  return { ...step, preparation, next: end };
}

const cutFrom = ({ all }: Reader, step: Step, at: number): Step => ({
  ...step,
  preparation: [...step.preparation, all.slice(at)],
  next: all.length,
});

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

/** Whether nothing but what a cook does is said. */
export const isPrepared = ({ food, preparation }: Named): boolean =>
  food.length === 0 && preparation.length > 0;
