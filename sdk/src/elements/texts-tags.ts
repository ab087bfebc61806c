import { DESK, type DeskSentence } from './texts-desk.js';
import { de, type TagKey } from './texts-tags-de.js';
import { en } from './texts-tags-en.js';
import { nl } from './texts-tags-nl.js';
import type { Catalogue } from './words.js';

/** Names a sentence of suggestions. */
export type TagSentence = DeskSentence | TagKey;

/** What suggestions can say. */
export const TAGS: Catalogue<TagSentence> = {
  de: { ...DESK.de, ...de },
  en: { ...DESK.en, ...en },
  nl: { ...DESK.nl, ...nl },
};
