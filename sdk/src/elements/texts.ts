import { de, type CoreKey } from './texts-de.js';
import { en } from './texts-en.js';
import { nl } from './texts-nl.js';
import type { Catalogue } from './words.js';

/** What every element can say. */
export const CORE: Catalogue<CoreKey> = { de, en, nl };
