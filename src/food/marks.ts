import { amountAt } from './amount.js';
import type { Reader } from './unit-at.js';
import { prepareWords } from './name.js';
import { NO_NOTES, note, type Notes } from './notes.js';
import { behind, kindsOf, phraseAt } from './phrase.js';
import { spansOf } from './segment.js';
import { textOf, type Word } from './word.js';
import { AMOUNT_WORDS } from './words/numbers.js';

const OPTIONAL = prepareWords('optional');
const TASTE = prepareWords('taste');
const PURPOSE = prepareWords('purpose');
const HEADING = prepareWords('heading');
const EACH = kindsOf(AMOUNT_WORDS)('each');

/** Words without the marks that may stand anywhere: optional, or to taste. */
export function unmarked({ all, language }: Reader): {
  readonly words: readonly Word[];
  readonly notes: Notes;
} {
  const words: Word[] = [];
  let optional = false;
  for (let at = 0; at < all.length;) {
    const mark = behind(OPTIONAL[language], all, at);
    const end = Math.max(mark, behind(TASTE[language], all, at));
    optional ||= mark > at;
    if (end === at) words.push(all[at]!);
    at = Math.max(end, at + 1);
  }
  return { words, notes: optional ? note({ optional }) : NO_NOTES };
}

/** Words without a bullet or a number of a list: `- 3 eggs`, `1. 200 g flour`. */
export function withoutBullet(all: readonly Word[]): readonly Word[] {
  const [first, second, third] = all;
  if (first?.kind === 'sign' && (first.key === '-' || first.key === '+')) return all.slice(1);
  const isNumbered = first?.kind === 'number' && third?.kind === 'number' && third.isApart;
  return isNumbered && (second?.key === '.' || second?.key === ')') ? all.slice(2) : all;
}

/** What stands before a colon, and whether the line is nothing else. */
export interface Labelled {
  readonly words: readonly Word[];
  readonly notes: Notes;
  readonly isHeading: boolean;
}

/** `Für den Teig:` is a heading, `Für die Form: Butter` a purpose, `Mehl: 500 g` a food first. */
export function labelled(reader: Reader): Labelled {
  const { all, language } = reader;
  const colon = all.findIndex(({ key }) => key === ':');
  const [before, after] = colon < 0 ? [all, []] : [all.slice(0, colon), all.slice(colon + 1)];
  const isAll = behind(HEADING[language], before, 0) === before.length && before.length > 0;
  if (after.length === 0) {
    const isHeading = (colon > 0 || isAll) && !isMeasured(reader);
    return { words: before, notes: NO_NOTES, isHeading };
  }
  if (isAll || phraseAt(PURPOSE[language], before, 0)) {
    return { words: after, notes: note({ purpose: textOf(before) }), isHeading: false };
  }
  const isLabel = isMeasured({ language, all: after }) && !isMeasured({ language, all: before });
  return isLabel
    ? { words: after, notes: note({ unread: spansOf(before) }), isHeading: false }
    : { words: all, notes: NO_NOTES, isHeading: false };
}

/** An amount, and something behind it that it measures. */
function isMeasured(reader: Reader): boolean {
  const { value, next } = amountAt(reader, 0);
  return value.quantity !== null && next < reader.all.length;
}

const EDGES = new Set([',', ';', ':']);

/** Segments between commas, semicolons and dashes. Adjectives of one noun stay together. */
export function segmentsOf(reader: Reader): readonly (readonly Word[])[] {
  const segments: Word[][] = [[]];
  for (const [at, word] of reader.all.entries()) {
    const isEdge = EDGES.has(word.key) || isDash(reader, at);
    if (!isEdge) segments.at(-1)!.push(word);
    else if (segments.at(-1)!.length > 0) segments.push([]);
  }
  const [first = [], second, ...rest] = segments.filter((segment) => segment.length > 0);
  return second && isUnnamed({ ...reader, all: first }, second)
    ? [[...first, ...second], ...rest]
    : [first, ...(second ? [second] : []), ...rest];
}

/** A dash with space around it that bounds no numbers. */
const isDash = ({ all }: Reader, at: number): boolean =>
  all[at]!.key === '-' &&
  all[at]!.isApart &&
  at > 0 &&
  (all[at + 1]?.isApart ?? true) &&
  all[at - 1]!.kind === 'word' &&
  !phraseAt(EACH.de, all, at - 1);

/** `2 große, reife Tomaten`: nothing but adjectives stands before the comma. */
function isUnnamed(reader: Reader, second: readonly Word[]): boolean {
  const { all, language } = reader;
  const { next } = amountAt(reader, 0);
  const rest = all.slice(next);
  if (next === 0) return false;
  if (rest.length === 0) return true;
  if (language === 'en') return rest.every(({ key }) => ADJECTIVE.test(key));
  const ending = language === 'de' ? GERMAN : DUTCH;
  return (
    rest.every(({ key, isCapital }) => !isCapital && ending.test(key)) &&
    second.length > 1 &&
    ending.test(second[0]!.key) &&
    (language === 'nl' || second.some(({ isCapital }) => isCapital))
  );
}

const ADJECTIVE = /^(small|large|big|medium|ripe|fresh|thick|thin|long|firm|juicy|plump)$/;
const GERMAN = /(e|er|es|en)$/;
const DUTCH = /^(kleine|grote|rijpe|verse|dikke|dunne|lange|stevige|mooie|flinke|middelgrote)$/;
