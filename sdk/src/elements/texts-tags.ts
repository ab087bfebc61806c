import type { CoreKey } from './texts-de.js';
import { CORE } from './texts.js';
import { de, type TagKey } from './texts-tags-de.js';
import { en } from './texts-tags-en.js';
import { nl } from './texts-tags-nl.js';
import type { Catalogue } from './words.js';

/** Names a sentence of suggestions. */
export type TagSentence = CoreKey | TagKey;

/** What suggestions can say. */
export const TAGS: Catalogue<TagSentence> = {
  de: { ...CORE.de, ...de },
  en: { ...CORE.en, ...en },
  nl: { ...CORE.nl, ...nl },
};
