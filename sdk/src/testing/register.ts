import type { Notice, NoticeRef, Which } from '../contract/consent.js';
import type { Issue } from '../contract/problem.js';
import type { PublishedNotice } from './house.js';
import { Refusal } from './refusal.js';

const BRAND_MS = 90 * 86_400_000;

/** The text that an act names. Only the newest version may stand beside a choice. */
export function noticeIn(
  notices: readonly PublishedNotice[],
  { id, version, locale }: NoticeRef,
): PublishedNotice {
  const notice = notices.find(
    (one) => one.id === id && one.version === version && one.locale === locale,
  );
  if (!notice) throw Refusal.at('unknown-notice', ['notice']);
  if (isNewest(notices)(notice)) return notice;
  throw Refusal.at('notice-outdated', ['notice']);
}

/** The texts that may stand beside a choice: of each the newest version. */
export const isNewest =
  (notices: readonly Notice[]) =>
  ({ id, version }: Notice): boolean =>
    !notices.some((one) => one.id === id && one.version > version);

/** A text as it is shown: what it is about stands in its words. */
export function asShown(notice: PublishedNotice): Notice {
  const { uses: _, ...shown } = notice;
  return shown;
}

/** Whether a text is about a use. One that lists none is about all that can be given. */
export const isAbout = (
  { uses }: Pick<PublishedNotice, 'uses'>,
  { recipient, purpose, field }: Which,
): boolean =>
  uses?.some(
    (use) => use.recipient === recipient && use.purpose === purpose && use.fields.includes(field),
  ) ?? true;

/** Refuses an end that is over, or later than the latest. */
export function checkEnd(until: string, latest: number, now: number, path: Issue['path']): void {
  if (Date.parse(until) <= now) throw Refusal.at('ends-in-the-past', path);
  if (Date.parse(until) > latest) throw Refusal.at('ends-too-late', path);
}

/** The latest end that a permission may have: 12 months, for brands 90 days. */
export const longestEnd = (recipient: string, now: number): number =>
  recipient.startsWith('brand:') ? now + BRAND_MS : yearAfter(now);

/** The same day and time a year on. */
export function yearAfter(now: number): number {
  const then = new Date(now);
  return then.setUTCFullYear(then.getUTCFullYear() + 1);
}
