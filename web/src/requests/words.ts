import type { Locale } from '@village-butcher/sdk/contract';
import {
  MESSAGES,
  wordsOf,
  type MessageKey,
  type Words,
} from '@village-butcher/sdk/elements/messages';
import { lastDay } from '../last-day.js';
import { de as asksDe, type AsksKey } from '../texts-asks.de.js';
import { en as asksEn } from '../texts-asks.en.js';
import { nl as asksNl } from '../texts-asks.nl.js';
import { de, type OwnKey } from './texts.de.js';
import { en } from './texts.en.js';
import { nl } from './texts.nl.js';

/** Names a sentence of this page: its own, and those that customers read of the same things. */
export type Key = MessageKey | AsksKey | OwnKey;

const TEXTS = {
  de: { ...MESSAGES.de, ...asksDe, ...de },
  en: { ...MESSAGES.en, ...asksEn, ...en },
  nl: { ...MESSAGES.nl, ...asksNl, ...nl },
} as const;

/** How one language speaks here. */
export interface Speech extends Words<Key> {
  /** `in 12 days`, `tomorrow`, `3 days ago`: until the last day of a deadline. */
  until(dueAt: string, now: number): string;
}

/** The words of a language. */
export function wordsIn(locale: Locale): Speech {
  const days = new Intl.RelativeTimeFormat(locale === 'en' ? 'en-GB' : locale, { numeric: 'auto' });
  return {
    ...wordsOf<Key>(TEXTS, locale),
    until: (dueAt, now) => days.format(daysUntil(lastDay(dueAt), now), 'day'),
  };
}

const DAY_MS = 86_400_000;

/** Days of the calendar on the wall. */
const daysUntil = (last: Date, now: number): number =>
  Math.round((midnight(last) - midnight(new Date(now))) / DAY_MS);

const midnight = (at: Date): number => new Date(at).setHours(0, 0, 0, 0);
