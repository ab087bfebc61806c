import type { Language } from './language.js';

/** Nothing in a kitchen has more digits. */
const MOST_DIGITS = 9;

/** What parts thousands. What else stands between digits parts decimals. */
const THOUSANDS: Readonly<Record<Language, string>> = { de: '.', nl: '.', en: ',' };

/**
 * What digits with points, commas and apostrophes say in a language: `1.200` is much in German, and
 * little in English. NaN for what is no number, so that nothing is invented.
 */
export function numeral(text: string, language: Language): number {
  if (!/^[0-9]/.test(text)) return NaN;
  const groups = text.split(/[.,']/);
  const marks = text.replace(/[0-9]/g, '');
  const [first = '', ...rest] = groups;
  if (groups.some((group) => group === '') || text.length > MOST_DIGITS + marks.length) return NaN;
  if (marks === '') return Number(first);
  if (areThousands(first, rest, marks, language)) return Number(groups.join(''));
  const last = marks.at(-1)!;
  const whole = groups.slice(0, -1);
  if (last === "'" || marks.slice(0, -1).includes(last)) return NaN;
  return marks.length === 1 || areThousands(first, whole.slice(1), marks.slice(0, -1), language)
    ? Number(`${whole.join('')}.${groups.at(-1)}`)
    : NaN;
}

/** Groups of three behind one to three digits that begin with no 0, parted by one sign throughout. */
const areThousands = (
  first: string,
  rest: readonly string[],
  marks: string,
  language: Language,
): boolean =>
  first.length <= 3 &&
  !first.startsWith('0') &&
  rest.every(({ length }) => length === 3) &&
  (marks.length > 1 || marks === THOUSANDS[language] || marks === "'") &&
  [...marks].every((mark) => mark === marks[0]);
