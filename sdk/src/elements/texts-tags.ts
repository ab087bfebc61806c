import type { CoreKey } from './texts-de.js';
import { CORE } from './texts.js';
import { de, type TagKey } from './texts-tags-de.js';
import { en } from './texts-tags-en.js';
import { nl } from './texts-tags-nl.js';
import type { Catalogue } from './words.js';

/** What suggestions can say. */
export const TAGS: Catalogue<CoreKey | TagKey> = {
  de: { ...CORE.de, ...de },
  en: { ...CORE.en, ...en },
  nl: { ...CORE.nl, ...nl },
};
