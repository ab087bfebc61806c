import type {
  GrantAct,
  Notice,
  NoticeRef,
  Permission,
  Purpose,
  WishAct,
  Which,
  WithdrawalAct,
} from '@village-butcher/sdk/contract';
import { Refusal } from '../base/refusal.js';
import type { ConsentEvent } from './events.js';
import { markOf, saidIn, type Standing, type Wishes } from './standing.js';

/** What a customer wants to be so. */
export type ConsentCommand =
  | GrantCommand
  | { readonly type: 'withdraw'; readonly act: WithdrawalAct }
  | { readonly type: 'pause'; readonly until: string }
  | { readonly type: 'resume' }
  | { readonly type: 'wish'; readonly purpose: Purpose; readonly wish: WishAct }
  | { readonly type: 'unwish'; readonly purpose: Purpose };

/** What is given, and among what it was chosen. */
export interface GrantCommand {
  readonly type: 'grant';
  readonly act: GrantAct;
  readonly register: Register;
  /** Where the customer stood when they chose, as one of these marks. Not there: they do not say. */
  readonly seen?: readonly string[] | undefined;
}

/** Whom one can share with, and the texts that may stand beside a grant today. */
export interface Register {
  readonly recipients: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly notices: readonly Notice[];
}

/** Where the customer stands in what the command is about. */
export interface Situation {
  readonly standing: Standing;
  readonly wishes: Wishes;
}

/** What an act of giving may be pressed with. */
const CONTROLS_TO_GRANT: readonly string[] = ['allow', 'switch', 'undo'];
/** So many permissions fit on one line of the ledger, however long their recipients are named. */
const MOST_ON_A_LINE = 50;
const BRAND_DAYS = 90;
const DAY_MS = 86_400_000;

/** What a command adds to a customer's history. Nothing, if it changes nothing. */
export function decide(now: Date, command: ConsentCommand, found: Situation): ConsentEvent[] {
  switch (command.type) {
    case 'grant':
      return granted(command, found.standing, now);
    case 'withdraw':
      return withdrawn(command.act, found.standing);
    case 'pause':
      checkEnd(command.until, yearAfter(now), now, ['until']);
      return [{ type: 'paused', until: command.until }];
    case 'resume':
      return found.standing.pausedUntil === null ? [] : [{ type: 'resumed' }];
    case 'wish':
      return isSame(found.wishes.get(command.purpose), command.wish)
        ? []
        : [{ type: 'wished', purpose: command.purpose, wish: command.wish }];
    case 'unwish':
      return found.wishes.has(command.purpose)
        ? [{ type: 'unwished', purpose: command.purpose }]
        : [];
  }
}

function granted(
  { act, register, seen }: GrantCommand,
  standing: Standing,
  now: Date,
): ConsentEvent[] {
  const notice = noticeIn(register.notices, act.notice);
  if (!CONTROLS_TO_GRANT.includes(act.control)) {
    throw refusalAt('unknown-control', 'This notice has no such control.', ['control']);
  }
  for (const [index, permission] of act.permissions.entries()) {
    const path = ['permissions', index];
    if (!register.recipients.has(permission.recipient)) {
      throw refusalAt('unknown-recipient', 'Nobody is registered by this name.', [
        ...path,
        'recipient',
      ]);
    }
    checkEnd(permission.until, longestEnd(permission, now), now, [...path, 'until']);
  }
  // Last of all: what can never be granted needs no second look (RFC 9110 §13.2.1).
  if (seen && !seen.includes(markOf(standing))) {
    throw new Refusal('changed-since', 'Something was given or taken back since.');
  }
  const read = { ...act.notice, sha256: notice.sha256 };
  return onLines(act.permissions).map((permissions) => ({
    ...act,
    type: 'granted',
    permissions,
    notice: read,
  }));
}

function noticeIn(notices: readonly Notice[], { id, version, locale }: NoticeRef): Notice {
  const known = notices.filter((notice) => notice.id === id);
  const notice = known.find((one) => one.version === version && one.locale === locale);
  if (!notice) throw refusalAt('unknown-notice', 'No such notice was ever shown.', ['notice']);
  if (known.some((one) => one.version > version)) {
    throw refusalAt('notice-outdated', 'There is a newer version of this notice.', ['notice']);
  }
  return notice;
}

/** A "no" must never fail: taking back what was not given is no error, it adds nothing (L11). */
function withdrawn(act: WithdrawalAct, { words }: Standing): ConsentEvent[] {
  const isGranted = ({ recipient, purpose, field }: Which) =>
    words.get(recipient)?.get(purpose)?.get(field)?.says === 'granted';
  const permissions = (
    act.permissions === 'all' ? saidIn(words).map(([which]) => which) : act.permissions
  ).filter(isGranted);
  return onLines(permissions).map((some) => ({ ...act, type: 'withdrawn', permissions: some }));
}

/** Permissions as they fit on lines: an act may take several, and none of it is ever too long. */
const onLines = <One extends Which>(permissions: readonly One[]): One[][] =>
  Array.from({ length: Math.ceil(permissions.length / MOST_ON_A_LINE) }, (_, line) =>
    permissions.slice(line * MOST_ON_A_LINE, (line + 1) * MOST_ON_A_LINE),
  );

function checkEnd(until: string, latest: Date, now: Date, path: readonly (string | number)[]) {
  if (new Date(until) <= now) throw refusalAt('ends-in-the-past', 'Choose a later end.', path);
  if (new Date(until) > latest) throw refusalAt('ends-too-late', 'Choose an earlier end.', path);
}

const refusalAt = (
  code: Refusal['code'],
  message: string,
  path: readonly (string | number)[],
): Refusal => new Refusal(code, message, [{ path: [...path], code }]);

/** The latest end a permission may have: 12 months, for brands 90 days (charter §2). */
export const longestEnd = ({ recipient }: Pick<Permission, 'recipient'>, now: Date): Date =>
  recipient.startsWith('brand:') ? new Date(now.getTime() + BRAND_DAYS * DAY_MS) : yearAfter(now);

/** The same day and time a year on; 29 February becomes 1 March. */
function yearAfter(now: Date): Date {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() + 1);
  return then;
}

const isSame = (one: WishAct | undefined, other: WishAct): boolean =>
  one !== undefined &&
  one.channel === other.channel &&
  one.mostPerDay === other.mostPerDay &&
  one.mostPerMonth === other.mostPerMonth &&
  one.quiet?.from === other.quiet?.from &&
  one.quiet?.to === other.quiet?.to;
