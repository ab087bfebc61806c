import type { Locale } from '../contract/vocabulary.js';
import type { DeskSentence } from './texts-desk.js';
import type { SlipKey } from './texts-slips-de.js';
import type { TagKey } from './texts-tags-de.js';

/** Names a sentence of the elements. */
export type MessageKey = DeskSentence | TagKey | SlipKey;

/** Every sentence of the elements, in one language. */
export type Language = Readonly<Record<MessageKey, string>>;

/** Languages by their names. */
export type Languages = Readonly<Partial<Record<Locale, Language>>>;
