import { ALLERGENS, type Allergen } from '@village-butcher/sdk/contract';
import { WordReader } from './bit.js';
import { Clauses } from './clause.js';
import type { Reading, Unread } from './found.js';
import { inLanguage, type Language } from './language.js';
import type { Lexicon } from './lexicon.js';
import { wordsIn } from './mask.js';
import { tokensOf, type Token } from './scan.js';

/** Longer than this nothing is read: a line is an ingredient or a list of them. In UTF-16 units. */
export const LONGEST_LINE = 8_192;

/** Reads what is in foods, with one lexicon. */
export class Analyser {
  readonly #readerOf: (language: Language) => WordReader;

  constructor(lexicon: Lexicon) {
    this.#readerOf = inLanguage((language) => new WordReader(lexicon, language));
  }

  /** What a recipe line or an ingredient list says is in it. What was not understood is in `unread`. */
  read(line: string, language: Language): Reading {
    if (line.length > LONGEST_LINE) return TOO_LONG;
    const [tokens, reader] = [tokensOf(line), this.#readerOf(language)];
    const reading = new Clauses(tokens, reader).read();
    const isEmpty = reading.found.length + reading.unread.length === 0;
    return isEmpty ? { ...reading, unread: shapesIn(tokens, reader) } : reading;
  }
}

/** `200 g Flocken`: where no food is named, the shape of one tells nothing. */
const shapesIn = (tokens: readonly Token[], reader: WordReader): readonly Unread[] =>
  tokens.filter(({ text, kind }) => kind === 'word' && reader.role(text) === 'form');

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
