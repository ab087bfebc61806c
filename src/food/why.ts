import { allergensIn } from './analyse.js';
import type { Found, Reading } from './found.js';
import { CODES } from './row.js';
import { wordsIn } from './mask.js';

/** Why a text was read as it was: each word with its rule, its row, and what it inherits from where. */
export const explained = (line: string, reading: Reading): string =>
  [
    ...reading.found.map((one) => reasonOf(line, one)),
    ...reading.unread.map(({ text }) => `${text}: not understood, so anything can be in it`),
    ...Object.entries(allergensIn(reading)).map(([what, names]) => `${what}: ${names.join(' ')}`),
  ].join('\n');

function reasonOf(line: string, { food, span, rule, isHead, contains, may }: Found): string {
  const own = food.row.why === '' ? '' : `, ${food.row.why}`;
  return [
    `${line.slice(...span)}: ${isHead ? 'is' : 'has'} ${food.id}, by ${rule}${own}`,
    `  kinds ${[...food.kinds].join(' < ')}`,
    `  certain ${wordsIn(CODES, contains).join(' ')}, possible ${wordsIn(CODES, may).join(' ')}`,
    `  facts ${[...food.facts, ...[...food.varies].map((fact) => `${fact}?`)].join(' ')}`,
  ].join('\n');
}
