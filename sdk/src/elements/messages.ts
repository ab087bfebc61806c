/** The sentences of the elements and what they are made of: for apps that say some of them otherwise. */
import type { Locale } from '../contract/vocabulary.js';
import { de } from './de.js';
import { en } from './en.js';
import { nl } from './nl.js';
import type { MessageKey } from './texts.js';
import { type Catalogue, overlay } from './words.js';

export { noticeFor, refOf } from './notice.js';
export {
  frontOf,
  grantable,
  groupsOf,
  isSpecial,
  keyOf,
  markOf,
  OFFERED,
  type Group,
  type Row,
  rowsIn,
  sharedIn,
  signOf,
  type Word,
  wordOf,
} from './rows.js';
export type { Language, Languages, MessageKey } from './texts.js';
export { endAfter, longestDaysFor, MONTHS } from './until.js';
export { capital, type Catalogue, numberOf, type Params, type Words, wordsOf } from './words.js';

/** Every sentence of the elements, in every language. */
export const MESSAGES: Catalogue<MessageKey> = { de, en, nl };

/**
 * Says some sentences in other words: a formal address, a dialect, the name of a house. Elements say
 * them from their next change on, so do it before the first is shown.
 *
 * @example
 * setMessages('de', { 'status.none': 'Sie teilen nichts. Sie sehen, was alle sehen.' });
 */
export const setMessages = (
  locale: Locale,
  some: Readonly<Partial<Record<MessageKey, string>>>,
): void => overlay(locale, some);
