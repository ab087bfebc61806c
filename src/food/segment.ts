import { amountAt, plusAt, sizeBehind, UNMEASURED, type Measured } from './amount.js';
import { measureAt, type Reader } from './unit-at.js';
import { familyOf, type Unit } from './measure.js';
import { foodsIn } from './items.js';
import { isPrepared, named, prepareWords, textOrNull } from './name.js';
import { NO_NOTES, note, type Notes } from './notes.js';
import { partIn } from './part.js';
import { behind, kindsOf, phraseAt } from './phrase.js';
import { areNames, textOf, type Word } from './word.js';
import { AMOUNT_WORDS } from './words/numbers.js';

const WITHOUT = prepareWords('without');
const PURPOSE = prepareWords('purpose');
const OR = prepareWords('or');
const AND = prepareWords('and');
const CUT = prepareWords('cut');
const EXTRA = prepareWords('extra');
const BIO = prepareWords('noun bio');
const SIZE_LETTER = prepareWords('size letter');
const DONE = prepareWords('done');
const PLUS = kindsOf(AMOUNT_WORDS)('plus');

/** What a clause stands beside: the line's first unit, and whether it has an amount. */
export interface Beside {
  readonly unit: Unit | null;
  /** What each food of the line has, if the line says so. */
  readonly each: Measured;
  readonly isBracket: 'bracket' | 'comma';
}

/** Reads a clause behind a comma or in brackets. What nobody understands is unread. */
export function clause(reader: Reader, beside: Beside): Notes {
  if (reader.all.length === 0) return NO_NOTES;
  for (const reading of areNames(reader.all) ? OF_NAMES : READINGS) {
    const notes = reading(reader, beside);
    if (notes) return notes;
  }
  return foodOrNote(reader, beside);
}

type Reading = (reader: Reader, beside: Beside) => Notes | null;

const measure: Reading = (reader, { unit }) => {
  const start = reader.all.findIndex(({ kind }) => kind === 'number');
  const size = sizeBehind(reader, 0) ?? measureAt(reader, Math.max(0, start));
  if (!size || (start > 2 && !sizeBehind(reader, 0))) return null;
  const end = behind(DONE[reader.language], reader.all, size.next);
  if (end < reader.all.length || behind(AND[reader.language], reader.all, 0) > 0) return null;
  if (unit === null) return note({ amount: size.value });
  const family = familyOf(unit);
  const isCounted = family === 'count' || family === 'container' || family === 'feel';
  return isCounted ? note({ pack: size.value }) : note({ unread: spansOf(reader.all) });
};

const amount: Reading = (reader, { unit }) => {
  const read = amountAt(reader, 0);
  const { value, next } = read;
  const isAll = next === reader.all.length && value.quantity !== null;
  if (!isAll) return null;
  return unit === null ? note({ amount: value }) : note({ unread: spansOf(reader.all) });
};

const size: Reading = (reader) => {
  const letter = behind(SIZE_LETTER[reader.language], reader.all, 0);
  if (letter === reader.all.length) return note({ size: textOf(reader.all) });
  const read = named(reader);
  return read.size.length > 0 && read.food.length === 0
    ? note({ size: textOrNull(read.size), preparation: read.preparation.map(textOf) })
    : null;
};

const part: Reading = (reader) => {
  const value = partIn(reader);
  return value && note({ part: value, preparation: [textOf(reader.all)] });
};

const without: Reading = (reader) => {
  const next = behind(WITHOUT[reader.language], reader.all, 0);
  return next > 0 ? note({ without: listed({ ...reader, all: reader.all.slice(next) }) }) : null;
};

const FREE = /^(.{2,30}?)-?(freie?s?r?n?|vrije?|-free)$/;

/** `eifrei`, `gluten-free`: behind a comma it says what is not in it. */
const free: Reading = ({ all }) => {
  const what = all.length === 1 ? FREE.exec(all[0]!.key)?.[1] : undefined;
  return what === undefined ? null : note({ without: [what] });
};

const purpose: Reading = ({ all, language }) => {
  const plus = behind(PLUS[language], all, 0);
  const extra = behind(EXTRA[language], all, Math.max(plus, behind(AND[language], all, 0)));
  const start = phraseAt(PURPOSE[language], all, extra) ? extra : 0;
  if (phraseAt(PURPOSE[language], all, start)) return note({ purpose: textOf(all) });
  return extra > 0 && extra === all.length ? note({ purpose: textOf(all) }) : null;
};

const plus: Reading = (reader) => {
  const more = plusAt(reader, 0);
  return more?.next === reader.all.length ? note({ plus: [more.value] }) : null;
};

const other: Reading = (reader) => {
  const next = behind(OR[reader.language], reader.all, 0);
  if (next === 0) return null;
  const { first, notes } = foodsIn({ ...reader, all: reader.all.slice(next) }, UNMEASURED, 'or');
  return { ...notes, alternatives: [...(first ? [first] : []), ...notes.alternatives] };
};

const preparation: Reading = (reader) => {
  const { all, language } = reader;
  const isCut =
    phraseAt(CUT[language], all, 0) !== null || phraseAt(BIO[language], all, 0) !== null;
  return isCut || isPrepared(named(reader), language) ? note({ preparation: [textOf(all)] }) : null;
};

const done: Reading = (reader) =>
  endsDone(reader) ? note({ preparation: [textOf(reader.all)] }) : null;

const READINGS: readonly Reading[] = [
  plus,
  purpose,
  other,
  without,
  free,
  measure,
  amount,
  part,
  size,
  preparation,
  done,
];

/** The readings that need no word of a table. */
const OF_NAMES: readonly Reading[] = [free, done];

/** `Blätter abgezupft`, `leaves picked`: a participle at the end and no noun behind. */
function endsDone({ all, language }: Reader): boolean {
  const last = all.at(-1);
  if (!last || language === 'nl') return last !== undefined && /^ge.{3,12}[dt]$/.test(last.key);
  return (
    phraseAt(DONE[language], all, all.length - 1) !== null || PARTICIPLE[language].test(last.key)
  );
}

const PARTICIPLE = { de: /^.{0,6}ge[a-zäöü]{3,14}(t|en)$/, en: /^.{3,14}ed$/ };

/** A food of a list, or a remark: behind a food with an amount it takes more to be a food. */
function foodOrNote(reader: Reader, { unit, each, isBracket }: Beside): Notes {
  const and = behind(AND[reader.language], reader.all, 0);
  const all = reader.all.slice(and);
  const hasAmount = amountAt({ ...reader, all }, 0).next > 0;
  const isFood = hasAmount || each.isEach || unit === null || and > 0 || isNoun(reader);
  if (isBracket === 'bracket' || !isFood) {
    return note({ preparation: isBracket === 'comma' ? [textOf(all)] : [], unread: spansOf(all) });
  }
  const { first, notes } = foodsIn({ ...reader, all }, hasAmount ? UNMEASURED : each);
  return { ...notes, also: [...(first ? [first] : []), ...notes.also] };
}

/** German writes its nouns with a capital letter. */
const isNoun = ({ all, language }: Reader): boolean =>
  language === 'de' && all[0]!.isCapital && all.length <= 4 && all[0]!.key.length > 2;

/** The foods of a negation, one by one. */
const listed = (reader: Reader): readonly string[] => {
  const { first, notes } = foodsIn(reader, UNMEASURED);
  return [...(first ? [first] : []), ...notes.also, ...notes.alternatives].map(({ food }) => food);
};

/** Where words stand. */
export const spansOf = (words: readonly Word[]): Notes['unread'] => words.map(({ span }) => span);
