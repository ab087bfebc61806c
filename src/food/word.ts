import { foldedOf, type Folded } from './folded.js';
import type { Language } from './language.js';
import { numeral } from './numeral.js';
import { isOpening } from './opening.js';
import type { Span } from './scan.js';
import { keyOf } from './word-row.js';

/** A word, a number or a sign of a recipe line. A word keeps its hyphens: `low-fat` is one. */
export interface Word {
  readonly kind: 'word' | 'number' | 'sign';
  /** As written, in lower case. */
  readonly text: string;
  /** As it is looked up. */
  readonly key: string;
  /** What a number says. */
  readonly value: number;
  readonly span: Span;
  /** There is space before it. */
  readonly isApart: boolean;
  /** An abbreviation's point stands behind it. */
  readonly isShort: boolean;
  readonly isCapital: boolean;
  /** A phrase of some table begins with it. */
  readonly isOpening: boolean;
}

const LETTER = /[\p{L}\p{M}]/u;
const isLetter = (char: string | undefined): boolean =>
  char !== undefined && ((char >= 'a' && char <= 'z') || (char > '\u007f' && LETTER.test(char)));
const isDigit = (char: string | undefined): boolean =>
  char !== undefined && char >= '0' && char <= '9';
const isBlank = (char: string | undefined): boolean => char === undefined || char <= ' ';
const VULGAR = /[\u00BC-\u00BE\u2150-\u215E]/;
/** Footnotes, bullets and boxes: none of the line. */
const DECORATION = /[*•·●▪◦‣☐☑✓✔■□_"„“”«»#>|\\^`®™©]/;
const POINTS = /['.,]/;

/** The words of a line. White space only parts them. */
export function wordsOf(line: string, language: Language): readonly Word[] {
  const folded = foldedOf(line);
  const { text } = folded;
  const words: Word[] = [];
  for (let at = 0; at < text.length;) {
    const end = endOf(line, folded, at);
    const skips = isBlank(text[at]) || DECORATION.test(text[at]!);
    if (!skips) words.push(wordBetween(line, folded, [at, end], language));
    at = end + (!skips && words.at(-1)!.isShort ? 1 : 0);
  }
  return words;
}

function endOf(line: string, folded: Folded, at: number): number {
  const { text } = folded;
  if (isVulgar(line, folded, at)) return vulgarEnd(folded, at);
  if (isLetter(text[at])) return measureEnd(text, at) ?? letterEnd(text, at);
  if (!isDigit(text[at])) return at + 1;
  const end = digitEnd(line, folded, at);
  return startsName(text, end) ? letterEnd(text, end) : end;
}

const isVulgar = (line: string, { from }: Folded, at: number): boolean =>
  VULGAR.test(line[from[at]!] ?? '');

/** `½` unfolds into three characters that come from one place. */
function vulgarEnd({ from, text }: Folded, at: number): number {
  let end = at;
  while (end < text.length && from[end] === from[at]) end += 1;
  return end;
}

function letterEnd(text: string, at: number): number {
  let end = at;
  while (isLetter(text[end]) || isDigit(text[end]) || isInner(text, end)) end += 1;
  return end;
}

const MEASURE = /(g|kg|ml|cl|dl|l|cm|mm|oz|ounce|inch|gram|gramm|liter|litre|lb|pound)-/uy;

/** `400-g-Dose`, `400g-Dose`: the measure is a word of its own. */
function measureEnd(text: string, at: number): number | null {
  const before = text[at - 1] === '-' ? text[at - 2] : text[at - 1];
  MEASURE.lastIndex = at;
  return isDigit(before) && MEASURE.test(text) ? MEASURE.lastIndex - 1 : null;
}

/** A hyphen or an apostrophe within a word, or the hyphen of `Weizen-`. */
const isInner = (text: string, at: number): boolean =>
  (text[at] === '-' && isLetter(text[at - 1]) && text[at - 1] !== text[at]) ||
  (text[at] === '-' && isDigit(text[at - 1]) && isLetter(text[at + 1])) ||
  (text[at] === "'" && isLetter(text[at + 1]));

/** Digits, and points that stand between two of them. A vulgar fraction is a number of its own. */
function digitEnd(line: string, folded: Folded, at: number): number {
  const { text } = folded;
  const isPlain = (place: number) => isDigit(text[place]) && !isVulgar(line, folded, place);
  let end = at;
  while (isPlain(end) || (POINTS.test(text[end] ?? '') && isPlain(end + 1))) end += 1;
  return end;
}

const NAMES = /^-?(korn|käse|kaas|minuten|minute|up|granen|grain|zaden|er)\b/u;

/** `7-Korn-Brot` is a name and no quantity. */
const startsName = (text: string, at: number): boolean => NAMES.test(text.slice(at, at + 9));

function wordBetween(line: string, folded: Folded, [at, end]: Span, language: Language): Word {
  const text = folded.text.slice(at, end);
  const value = isVulgar(line, folded, at) ? vulgar(text) : numeral(text, language);
  const isWord = isLetter(text[0]) || (isDigit(text[0]) && isLetter(text.at(-1)));
  const first = line[folded.from[at]!] ?? '';
  const key = keyOf(text);
  return {
    kind: isWord ? 'word' : Number.isNaN(value) ? 'sign' : 'number',
    text,
    key,
    value,
    span: [folded.from[at]!, folded.to[end - 1]!],
    isApart: at === 0 || isBlank(folded.text[at - 1]),
    isShort: isWord && folded.text[end] === '.',
    isCapital: first !== first.toLowerCase(),
    isOpening: isOpening(key, language),
  };
}

function vulgar(text: string): number {
  const [over, under] = text.split('\u2044').map(Number);
  return (over ?? 0) / (under ?? 0);
}

/** Words that no table knows: all that they can say is a name. */
export const areNames = (words: readonly Word[]): boolean =>
  words.every(({ kind, isOpening }) => kind === 'word' && !isOpening);

/** Words as they were written, in lower case. */
export function textOf(words: readonly Word[]): string {
  let all = '';
  for (const { text, isApart } of words) all += isApart && all !== '' ? ` ${text}` : text;
  return all.replace(EDGE, '');
}

const EDGE = /^[\s.,;:!?'&/+-]+|[\s.,;:!?'&/+-]{1,20}$/g;
