import { ALLERGENS, type Allergen } from '@village-butcher/sdk/contract';
import { WordReader } from './bit.js';
import { Clauses } from './clause.js';
import type { Reading } from './found.js';
import { LANGUAGES, type Language } from './language.js';
import type { Lexicon } from './lexicon.js';
import { wordsIn } from './mask.js';
import { tokensOf } from './scan.js';

/** Longer than this nothing is read: a line is an ingredient or a list of them. In UTF-16 units. */
export const LONGEST_LINE = 8_192;

/** Reads what is in foods, with one lexicon. */
export class Analyser {
  readonly #readers: Readonly<Record<Language, WordReader>>;

  constructor(lexicon: Lexicon) {
    const [de, nl, en] = LANGUAGES.map(
      (language) => new WordReader(lexicon, lexicon.words[language]),
    );
    this.#readers = { de: de!, nl: nl!, en: en! };
  }

  /** What a recipe line or an ingredient list says is in it. What was not understood is in `unread`. */
  read(line: string, language: Language): Reading {
    if (line.length > LONGEST_LINE) return TOO_LONG;
    return new Clauses(tokensOf(line), this.#readers[language]).read();
  }
}

const TOO_LONG: Reading = {
  found: [],
  unread: [{ text: 'line too long', span: [0, 0] }],
  contains: 0,
  may: 0,
};

/** The names of the allergens of a reading, certain and possible, in the order of the regulation. */
export const allergensIn = ({
  contains,
  may,
}: Reading): Record<'contains' | 'mayContain', readonly Allergen[]> => ({
  contains: wordsIn(ALLERGENS, contains),
  mayContain: wordsIn(ALLERGENS, may),
});
