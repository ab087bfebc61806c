import type { CoreKey } from './texts-de.js';
import type { SlipKey } from './texts-slips-de.js';

/** Names a sentence of the history or a receipt. */
export type SlipSentence = CoreKey | SlipKey;
