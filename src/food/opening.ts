import type { Language } from './language.js';
import { inEach, spelledOut, wordRows } from './word-row.js';
import { AMOUNT_WORDS, NUMBER_WORDS } from './words/numbers.js';
import { PREPARE_WORDS } from './words/prepare.js';
import { UNIT_WORDS } from './words/units.js';

const ROWS = [AMOUNT_WORDS, NUMBER_WORDS, PREPARE_WORDS, UNIT_WORDS].flatMap(wordRows);

const OPENINGS = inEach(
  (language) =>
    new Set(ROWS.flatMap((row) => spelledOut(row, language)).map(([first = '']) => first)),
);

/** Whether a phrase of any table begins with a word. Most words of a list are names, and begin none. */
export const isOpening = (key: string, language: Language): boolean => OPENINGS[language].has(key);
