import type { Locale } from '@village-butcher/sdk/contract';
import { de, type Key } from './texts.de.js';
import { en } from './texts.en.js';
import { nl } from './texts.nl.js';

/** What the page says, in each of its languages. */
export const TEXTS: Readonly<Record<Locale, Readonly<Record<Key, string>>>> = { de, en, nl };
