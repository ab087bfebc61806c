import type { Reader } from './unit-at.js';
import { prepareWords } from './name.js';
import type { Part } from './notes.js';
import { behind, kindsOf, phraseAt, type Found } from './phrase.js';
import { quantityAt } from './quantity.js';
import { AMOUNT_WORDS } from './words/numbers.js';

const PARTS = [
  ...(['juice', 'zest', 'white', 'yolk'] as const).map(
    (part) => [part, prepareWords(`part ${part}`)] as const,
  ),
  [null, prepareWords('part other')] as const,
];
const FILLER = prepareWords('part filler');
const DONE = prepareWords('done');
const ADVERB = prepareWords('adverb');
const AND = prepareWords('and');
const OF = prepareWords('of');
const ARTICLE = kindsOf(AMOUNT_WORDS)('each');

/** A part at a place. */
function wordAt({ all, language }: Reader, at: number): Found<Part | null> | null {
  for (const [part, words] of PARTS) {
    const next = behind(words[language], all, at);
    if (next > at) return { value: part, next };
  }
  return compoundAt({ all, language }, at);
}

const COMPOUND = /^[^-]{4,20}(saft|schale|abrieb|sap|rasp|schil)$/;

/** `Zitronensaft von`: the food is named behind it. */
function compoundAt({ all, language }: Reader, at: number): Found<Part | null> | null {
  const ending = COMPOUND.exec(all[at]?.key ?? '')?.[1];
  const next = behind(OF[language], all, at + 1);
  if (ending === undefined || next === at + 1) return null;
  if (!quantityAt(all, next, language)) return null;
  return { value: ending === 'saft' || ending === 'sap' ? 'juice' : 'zest', next: at + 1 };
}

const MOST_BEFORE = 4;

/** `Saft von`, `abgeriebene Schale einer`, `zest and juice of`: what the food behind it is for. */
export function partAt(reader: Reader, start: number): Found<Part | null> | null {
  const { all, language } = reader;
  const first = partBehind(reader, start);
  if (!first) return null;
  let { next } = first;
  for (let more = moreAt(reader, next); more > next; more = moreAt(reader, next)) next = more;
  const of = behind(OF[language], all, next);
  const each = behind(ARTICLE[language], all, of);
  const isMeant = of > next || quantityAt(all, next, language) !== null;
  return isMeant && each < all.length ? { value: first.value, next: of } : null;
}

/** A part, behind `fein geriebene` and the like. */
function partBehind(reader: Reader, start: number): Found<Part | null> | null {
  let at = start;
  for (let count = 0; count < MOST_BEFORE; count += 1) {
    const part = wordAt(reader, at);
    if (part) return part;
    const next = beforePart(reader, at);
    if (next === at) return null;
    at = next;
  }
  return null;
}

const beforePart = ({ all, language }: Reader, at: number): number =>
  [FILLER, DONE, ADVERB].reduce(
    (next, words) => Math.max(next, behind(words[language], all, at)),
    at,
  );

/** `und Schale`: reading goes on behind it, or at the same place. */
function moreAt(reader: Reader, at: number): number {
  const and = behind(AND[reader.language], reader.all, at);
  return and > at ? (partBehind(reader, and)?.next ?? at) : at;
}

/** Whether words say a part and nothing else: `nur den Saft`, `zest and juice`. */
export function partIn(reader: Reader): Part | null {
  let part: Part | null = null;
  for (let at = 0; at < reader.all.length;) {
    const found = wordAt(reader, at);
    const next = found?.next ?? beforePart(reader, at);
    if (next === at && !phraseAt(AND[reader.language], reader.all, at)) return null;
    part ??= found?.value ?? null;
    at = Math.max(next, at + 1);
  }
  return part;
}
