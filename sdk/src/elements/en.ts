/** English for the elements: `speak({ en })`. */
import { en as core } from './texts-en.js';
import { en as desk } from './texts-desk-en.js';
import { en as slips } from './texts-slips-en.js';
import { en as tags } from './texts-tags-en.js';
import type { Language } from './texts.js';

/** All that the elements say in English. */
export const en: Language = { ...core, ...desk, ...slips, ...tags };
