import { LANGUAGES, type Language } from './language.js';

/**
 * What a word does that names no food.
 * - `stop`: nothing. `quality`: nothing, also before a noun or inside it. `form`: in what shape a food
 *   comes, after the noun.
 * - `without`: what stands before it in the word is not there. `instead`: it was replaced. `taste`: it
 *   tastes of it, so that it may be in it. `animal`: whose milk or egg it is.
 * - `plant`: what follows is made of plants, whatever it is called. `other`: it is not what it is called.
 * - `no`: what follows is not in it. `rather`: it is not, and what stands before is as it was.
 * - `from`: what stands before is made of what follows. `or`: one of two. `and`: both. `with`: ends a `no`.
 * - `among`: what follows is only some of it.
 * - `traces`, `holds`: from here to the end of the sentence it is only possible, or certain again.
 */
export const ROLES = [
  'stop',
  'quality',
  'form',
  'without',
  'instead',
  'taste',
  'animal',
  'plant',
  'other',
  'no',
  'or',
  'and',
  'with',
  'rather',
  'from',
  'among',
  'traces',
  'holds',
] as const;
export type Role = (typeof ROLES)[number];

/** A word with a role, in one language. */
export interface Worded {
  readonly text: string;
  readonly role: Role;
  readonly language: Language;
}

/** Reads `role | de | nl | en` a line, words parted by commas. */
export const readWorded = (text: string): readonly Worded[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const [role = '', ...cells] = line.split('|').map((cell) => cell.trim());
      if (cells.length !== LANGUAGES.length) throw new Error(`words: three languages: ${role}`);
      return cells.flatMap((cell, index) => wordsOf(cell, roleOf(role), LANGUAGES[index]!));
    });

function roleOf(word: string): Role {
  const role = ROLES.find((one) => one === word);
  if (role === undefined) throw new Error(`words: no role: ${word}`);
  return role;
}

const wordsOf = (cell: string, role: Role, language: Language): readonly Worded[] =>
  cell
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((text) => ({ text, role, language }));
