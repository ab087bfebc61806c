import { type Catalogue, MESSAGES, type MessageKey } from '@village-butcher/sdk/elements/messages';
import { de, type OwnKey } from './texts.de.js';
import { en } from './texts.en.js';
import { nl } from './texts.nl.js';

/** Names a sentence of the page: those of the elements, and its own. */
export type Key = MessageKey | OwnKey;

/** What the page says, in each of its languages. */
export const TEXTS: Catalogue<Key> = {
  de: { ...MESSAGES.de, ...de },
  en: { ...MESSAGES.en, ...en },
  nl: { ...MESSAGES.nl, ...nl },
};
