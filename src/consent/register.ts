import type {
  ImportedNotice,
  ImportedRecipient,
  Notice,
  NoticeRef,
  Permission,
  Which,
} from '@village-butcher/sdk/contract';
import { refusalAt } from '../base/refusal.js';

/** A text as it was published: with the uses that it is about, where it lists them. */
export type PublishedNotice = Notice & Pick<ImportedNotice, 'uses'>;

/** Whom one can share with, and the texts that may stand beside a grant today. */
export interface Register {
  readonly recipients: ReadonlyMap<string, ImportedRecipient>;
  readonly notices: readonly PublishedNotice[];
}

const BRAND_DAYS = 90;
const DAY_MS = 86_400_000;

/** The text that an act names. Only the newest version may stand beside a choice. */
export function noticeIn(
  notices: readonly PublishedNotice[],
  { id, version, locale }: NoticeRef,
): PublishedNotice {
  const notice = notices.find(
    (one) => one.id === id && one.version === version && one.locale === locale,
  );
  if (!notice) throw refusalAt('unknown-notice', 'No such notice was ever shown.', ['notice']);
  if (isNewest(notices)(notice)) return notice;
  throw refusalAt('notice-outdated', 'There is a newer version of this notice.', ['notice']);
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

/** The latest end a permission may have: 12 months, for brands 90 days (charter §2). */
export const longestEnd = ({ recipient }: Pick<Permission, 'recipient'>, now: Date): Date =>
  recipient.startsWith('brand:') ? new Date(now.getTime() + BRAND_DAYS * DAY_MS) : yearAfter(now);

/** The same day and time a year on; 29 February becomes 1 March. */
export function yearAfter(now: Date): Date {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() + 1);
  return then;
}

/** Refuses an end that is over, or later than the latest. */
export function checkEnd(until: string, latest: Date, now: Date, path: readonly Step[]): void {
  if (new Date(until) <= now) throw refusalAt('ends-in-the-past', 'Choose a later end.', path);
  if (new Date(until) > latest) throw refusalAt('ends-too-late', 'Choose an earlier end.', path);
}

type Step = string | number;
