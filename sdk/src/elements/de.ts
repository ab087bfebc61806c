/** German for the elements: `speak({ de })`. */
import { de as core } from './texts-de.js';
import { de as desk } from './texts-desk-de.js';
import { de as slips } from './texts-slips-de.js';
import { de as tags } from './texts-tags-de.js';
import type { Language } from './texts.js';

/** All that the elements say in German. */
export const de: Language = { ...core, ...desk, ...slips, ...tags };
