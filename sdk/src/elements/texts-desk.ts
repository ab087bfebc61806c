import type { CoreKey } from './texts-de.js';
import { de, type DeskKey } from './texts-desk-de.js';
import { en } from './texts-desk-en.js';
import { nl } from './texts-desk-nl.js';
import { CORE } from './texts.js';
import type { Catalogue } from './words.js';

/** Names a sentence of giving and taking back. */
export type DeskSentence = CoreKey | DeskKey;

/** What those can say who give and take back. */
export const DESK: Catalogue<DeskSentence> = {
  de: { ...CORE.de, ...de },
  en: { ...CORE.en, ...en },
  nl: { ...CORE.nl, ...nl },
};
