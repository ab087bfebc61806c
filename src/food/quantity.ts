import type { Language } from './language.js';
import { behind, kindsOf, phraseAt, phrasesOf, type Found } from './phrase.js';
import { inEach, wordRows } from './word-row.js';
import type { Word } from './word.js';
import { AMOUNT_WORDS, NUMBER_WORDS } from './words/numbers.js';

/** One number, two that bound it, or none given. */
export type Quantity = number | readonly [low: number, high: number] | null;

const ROWS = wordRows(NUMBER_WORDS);
const isTimes = ([head = '']: readonly string[]): boolean => head.startsWith('x');

const NUMBERS = inEach((language) =>
  phrasesOf(
    ROWS.filter(({ head }) => !isTimes(head)),
    language,
    ({ head }) => Number(head[0]),
  ),
);
const TIMES = inEach((language) =>
  phrasesOf(
    ROWS.filter(({ head }) => isTimes(head)),
    language,
    ({ head }) => Number(head[0]!.slice(1)),
  ),
);
const kind = kindsOf(AMOUNT_WORDS);
const RANGE = kind('range');
const OF = kind('of part');
const NO_NUMBER = kind('not a number');
const ANDS = new Set(['und', 'en', 'and', '&', '+']);

/** A number or two that bound it, as digits or words. */
export function quantityAt(
  all: readonly Word[],
  at: number,
  language: Language,
): Found<number | readonly [number, number]> | null {
  const low = numberAt(all, at, language);
  if (!low) return null;
  const onward = behind(RANGE[language], all, low.next);
  const high = onward > low.next ? numberAt(all, onward, language) : null;
  if (!high || !areBounds(all, low.next)) return low;
  return { value: bounds(low.value, high.value, all[low.next]!), next: high.next };
}

/** A word between two numbers bounds them, also a hyphen, but `2 à 400` has no bounds. */
const areBounds = (all: readonly Word[], at: number): boolean => all[at]?.key !== '/';

/** `1-1/2` is one and a half: nobody writes the higher bound first. */
function bounds(
  low: number,
  high: number,
  { key, isApart }: Word,
): number | readonly [number, number] {
  if (key === '-' && !isApart && high < 1 && Number.isInteger(low)) return low + high;
  return low <= high ? [low, high] : [high, low];
}

/** One number: `1,5`, `1/2`, `1½`, `1 1/2`, `half a dozen`, `einer halben`. */
export function numberAt(
  all: readonly Word[],
  at: number,
  language: Language,
): Found<number> | null {
  if (phraseAt(NO_NUMBER[language], all, at)) return null;
  const times = phraseAt(TIMES[language], all, at);
  if (times) return timesMore(times, all, language);
  const plain = plainAt(all, at, language);
  if (!plain) return null;
  return timesBehind(plain, all, language) ?? withHalf(plain, all, language);
}

const plainAt = (all: readonly Word[], at: number, language: Language): Found<number> | null =>
  all[at]?.kind === 'number' ? digitsAt(all, at) : phraseAt(NUMBERS[language], all, at);

/** `2 halbe`, `ein halber`, `3 quarters`, `2 dozen`. */
function timesBehind(
  plain: Found<number>,
  all: readonly Word[],
  language: Language,
): Found<number> | null {
  const times = phraseAt(TIMES[language], all, plain.next);
  if (!times || phraseAt(NO_NUMBER[language], all, plain.next)) return null;
  return timesMore({ value: plain.value * times.value, next: times.next }, all, language);
}

/** `half a dozen`, `Hälfte einer`, `three quarters of a`. */
function timesMore(times: Found<number>, all: readonly Word[], language: Language): Found<number> {
  const onward = behind(OF[language], all, times.next);
  const one = phraseAt(NUMBERS[language], all, onward);
  const start = one?.value === 1 ? one.next : times.next;
  const again = phraseAt(TIMES[language], all, start);
  return again
    ? { value: times.value * again.value, next: again.next }
    : { value: times.value, next: start };
}

/** `two and a half`. */
function withHalf(plain: Found<number>, all: readonly Word[], language: Language): Found<number> {
  if (!ANDS.has(all[plain.next]?.key ?? '')) return plain;
  const one = phraseAt(NUMBERS[language], all, plain.next + 1);
  const half = phraseAt(TIMES[language], all, one?.next ?? plain.next + 1);
  const broken = half ?? fractionAt(all, plain.next + 1);
  return broken && broken.value < 1
    ? { value: plain.value + broken.value, next: broken.next }
    : plain;
}

/** Digits, and the fraction that belongs to them. */
function digitsAt(all: readonly Word[], at: number): Found<number> {
  const { value } = all[at]!;
  const fraction = fractionAt(all, at);
  if (fraction) return fraction;
  const more = Number.isInteger(value) ? fractionAt(all, at + 1) : null;
  if (more && more.value < 1) return { value: value + more.value, next: more.next };
  if (isThousand(all, at)) return { value: value * 1000, next: at + 2 };
  return { value, next: at + 1 };
}

/** `1 000`: a space that parts thousands. */
const isThousand = (all: readonly Word[], at: number): boolean =>
  all[at + 1]?.text === '000' && all[at]!.value < 1000;

const MOST_PARTS = 32;

function fractionAt(all: readonly Word[], at: number): Found<number> | null {
  const [over, slash, under] = [all[at], all[at + 1], all[at + 2]];
  if (over?.kind !== 'number') return null;
  if (!Number.isInteger(over.value)) {
    return over.value < 1 && isSpelt(over) ? { value: over.value, next: at + 1 } : null;
  }
  if ((slash?.key !== '/' && slash?.key !== '\u2044') || under?.kind !== 'number') return null;
  const isFine = Number.isInteger(under.value) && under.value > 1 && under.value <= MOST_PARTS;
  return isFine ? { value: over.value / under.value, next: at + 3 } : null;
}

/** A sign such as `½`, and not `0,5`. */
const isSpelt = ({ text }: Word): boolean => text.includes('\u2044');
