import { amountAt, UNMEASURED, type Measured } from './amount.js';
import type { Amount, Reader } from './unit-at.js';
import { completed } from './ellipsis.js';
import type { Unit } from './measure.js';
import { named, prepareWords, textOrNull, type Named } from './name.js';
import { note, NO_NOTES, type Item, type Notes } from './notes.js';
import { behind, phraseAt } from './phrase.js';
import { quantityAt } from './quantity.js';
import { unitOutOf, unitWith } from './unit-in-word.js';
import { areNames, textOf, type Word } from './word.js';

const OR = prepareWords('or');
const AND = prepareWords('and');
const NAME = prepareWords('name');
const EXTRA = prepareWords('extra');

type Joint = 'or' | 'and';

interface Part {
  readonly joint: Joint;
  readonly words: readonly Word[];
}

/** The foods of some words, and what stood around them. The first one is the line's. */
export interface Foods {
  readonly first: Item | null;
  readonly notes: Notes;
}

/** Reads foods that are joined by `and`, `or` and a stroke. The first has the amount given. */
export function foodsIn(reader: Reader, measured: Measured, start: Joint = 'and'): Foods {
  if (areNames(reader.all)) return onlyName(reader, measured);
  const split = splitBefore(reader, start, isAmountAt);
  const parts = split.flatMap((part, index) =>
    partsWithin({ ...reader, all: part.words }, part.joint, index === 0 ? measured : UNMEASURED),
  );
  const plus = split.slice(1).flatMap(({ words }) => amountAlone({ ...reader, all: words }));
  const items = parts.map(({ joint, item }) => ({ joint, item }));
  const [first, ...rest] = items;
  const of = (wanted: Joint) =>
    rest.filter(({ joint }) => joint === wanted).map(({ item }) => item);
  return {
    first: first?.item ?? null,
    notes: note({
      also: of('and'),
      alternatives: of('or'),
      plus,
      preparation: parts.flatMap(({ around }) => around.preparation.map(textOf)),
      size:
        parts.map(({ around }) => textOrNull(around.size)).find((size) => size !== null) ?? null,
    }),
  };
}

/** Words without a joint, and nothing around them: one food. */
function onlyName(reader: Reader, measured: Measured): Foods {
  const { all } = reader;
  return {
    first: all.length > 0 ? itemOf(reader, measured, textOf(all), 0) : null,
    notes: NO_NOTES,
  };
}

/** `plus 2 EL`: an amount and no food. */
function amountAlone(reader: Reader): readonly Amount[] {
  const { value, next } = amountAt(reader, 0);
  const isAlone = next === reader.all.length && value.quantity !== null && next > 1;
  return isAlone ? [{ quantity: value.quantity, unit: value.unit }] : [];
}

interface Read {
  readonly joint: Joint;
  readonly item: Item;
  readonly around: Named;
}

/** The foods that share one amount and one preparation. */
function partsWithin(reader: Reader, joint: Joint, given: Measured): readonly Read[] {
  const own = given.isOpen ? amountAt(reader, 0) : { value: given, next: 0 };
  const around = named({ ...reader, all: reader.all.slice(own.next) }, own.value.unit);
  const parts = splitBefore({ ...reader, all: around.food }, joint, () => true)
    .filter(({ words }) => words.length > 0)
    .filter(({ words }) => behind(EXTRA[reader.language], words, 0) < words.length);
  const foods = completed(
    parts.map(({ words }) => words),
    reader.language,
  );
  return parts.map((part, index) => ({
    joint: part.joint,
    item: itemOf(reader, own.value, foods[index]!, index),
    around: index === 0 ? around : { ...around, preparation: [], size: [] },
  }));
}

/** A food with its amount: the first has it, or each if the line says so. */
function itemOf(reader: Reader, measured: Measured, text: string, index: number): Item {
  const has = index === 0 || measured.isEach;
  const amount: Amount = has ? measured : UNMEASURED;
  const isCounted = amount.unit === 'piece' || amount.unit === null;
  const inside = isCounted ? unitOutOf(text, reader.language) : null;
  const unit: Unit | null = inside?.unit ?? unitWith(amount.unit, text);
  return { quantity: amount.quantity, unit, food: inside?.food ?? text };
}

/** Parts at each joint that stands before something wanted. */
function splitBefore(
  { all, language }: Reader,
  start: Joint,
  isWanted: (reader: Reader, at: number) => boolean,
): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  let joint = start;
  for (let at = 0; at < all.length;) {
    const end = jointEnd({ all, language }, at);
    const isSplit = end > at && isWanted({ all, language }, end);
    if (isSplit) {
      parts.push({ joint, words: all.slice(from, at) });
      joint = phraseAt(OR[language], all, at) || all[at]!.key === '/' ? 'or' : 'and';
      from = end;
    }
    const name = behind(NAME[language], all, at);
    at = Math.max(isSplit ? end : at + 1, name);
  }
  return [...parts, { joint, words: all.slice(from) }];
}

/** The end of a joint, or the same place. `Bonnie & Co` has none at its edges. */
function jointEnd({ all, language }: Reader, at: number): number {
  if (phraseAt(NAME[language], all, at)) return at;
  if (all[at]?.key === '/' || all[at]?.key === ',') return at + 1;
  return Math.max(behind(OR[language], all, at), behind(AND[language], all, at));
}

/** An amount, and no fraction of a joint such as `and/or`. */
const isAmountAt = (reader: Reader, at: number): boolean =>
  quantityAt(reader.all, at, reader.language) !== null || amountAt(reader, at).next > at;
