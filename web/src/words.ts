import type { Locale } from '@village-butcher/sdk/contract';
import { numberOf, type Words as Speech, wordsOf } from '@village-butcher/sdk/elements/messages';
import { type Key, TEXTS } from './texts.js';

export { capital } from '@village-butcher/sdk/elements/messages';

/** How one language speaks on the page. */
export interface Words extends Speech<Key> {
  /** `Friday 11 June`. */
  today(now: Date): string;
  /** A receipt by the lines that it is for; nothing where nothing was written. */
  receipt(lines: readonly string[]): string;
}

/** The words of a language. */
export function wordsIn(locale: Locale): Words {
  const words = wordsOf(TEXTS, locale);
  const days = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return {
    ...words,
    today: (now) => days.format(now),
    receipt: (lines) =>
      lines.map((line) => words.say('receipt.number', { number: numberOf(line) })).join(', '),
  };
}

/** What an item is called. The title of one that is gone is gone too. */
export const titleOf = (
  { item, title }: { readonly item: string; readonly title?: string | undefined },
  { say }: Words,
): string => title ?? say('settle.gone', { item });
