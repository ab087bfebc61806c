/** Dutch for the elements: `speak({ nl })`. */
import { nl as core } from './texts-nl.js';
import { nl as desk } from './texts-desk-nl.js';
import { nl as slips } from './texts-slips-nl.js';
import { nl as tags } from './texts-tags-nl.js';
import type { Language } from './texts.js';

/** All that the elements say in Dutch. */
export const nl: Language = { ...core, ...desk, ...slips, ...tags };
