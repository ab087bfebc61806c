import type { CoreKey } from './texts-de.js';
import type { DeskKey } from './texts-desk-de.js';

/** Names a sentence of giving and taking back. */
export type DeskSentence = CoreKey | DeskKey;
