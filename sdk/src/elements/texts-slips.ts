import type { CoreKey } from './texts-de.js';
import { CORE } from './texts.js';
import { de, type SlipKey } from './texts-slips-de.js';
import { en } from './texts-slips-en.js';
import { nl } from './texts-slips-nl.js';
import type { Catalogue } from './words.js';

/** Names a sentence of the history or a receipt. */
export type SlipSentence = CoreKey | SlipKey;

/** What the history and receipts can say. */
export const SLIPS: Catalogue<SlipSentence> = {
  de: { ...CORE.de, ...de },
  en: { ...CORE.en, ...en },
  nl: { ...CORE.nl, ...nl },
};
