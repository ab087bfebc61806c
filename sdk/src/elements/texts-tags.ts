import type { DeskSentence } from './texts-desk.js';
import type { TagKey } from './texts-tags-de.js';

/** Names a sentence of suggestions. */
export type TagSentence = DeskSentence | TagKey;
