import type { GrantAct, Notice, NoticeRef, WishAct, Which } from '../contract/consent.js';
import type { Issue } from '../contract/problem.js';
import type { Command, ConsentEvent } from './events.js';
import type { Register } from './house.js';
import type { Person } from './person.js';
import { Refusal } from './refusal.js';

const CONTROLS_TO_GRANT: readonly string[] = ['allow', 'switch', 'undo'];
const MOST_ON_A_LINE = 50;
const BRAND_MS = 90 * 86_400_000;

/** What a command adds to a customer's history, by the service's rules. Nothing, if it changes nothing. */
export function decide(
  command: Command,
  person: Person,
  register: Register,
  now: number,
): readonly ConsentEvent[] {
  switch (command.type) {
    case 'grant':
      return granted(command.act, register, now);
    case 'withdraw': {
      const { permissions, ...how } = command.act;
      const named = permissions === 'all' ? person.words.map(whichOf) : permissions.map(whichOf);
      const taken = named.filter((which) => person.wordOn(which)?.says === 'granted');
      return onLines(taken).map((some) => ({ ...how, type: 'withdrawn', permissions: some }));
    }
    case 'pause':
      checkEnd(command.until, yearAfter(now), now, ['until']);
      return [{ type: 'paused', until: command.until }];
    case 'resume':
      return person.pausedUntil === null ? [] : [{ type: 'resumed' }];
    case 'wish': {
      const { purpose, wish } = command;
      const isSame = spelled(person.wishes.get(purpose)) === spelled(wish);
      return isSame ? [] : [{ type: 'wished', purpose, wish }];
    }
    case 'unwish':
      return person.wishes.has(command.purpose)
        ? [{ type: 'unwished', purpose: command.purpose }]
        : [];
  }
}

function granted(act: GrantAct, register: Register, now: number): readonly ConsentEvent[] {
  const { sha256 } = noticeIn(register.notices, act.notice);
  if (!CONTROLS_TO_GRANT.includes(act.control)) throw Refusal.at('unknown-control', ['control']);
  for (const [at, { recipient, until }] of act.permissions.entries()) {
    const isKnown = register.recipients.some(({ id }) => id === recipient);
    if (!isKnown) throw Refusal.at('unknown-recipient', ['permissions', at, 'recipient']);
    checkEnd(until, longestEnd(recipient, now), now, ['permissions', at, 'until']);
  }
  const notice = { ...act.notice, sha256 };
  return onLines(act.permissions).map((some) => ({
    ...act,
    type: 'granted',
    permissions: some,
    notice,
  }));
}

function noticeIn(notices: readonly Notice[], { id, version, locale }: NoticeRef): Notice {
  const known = notices.filter((notice) => notice.id === id);
  const notice = known.find((one) => one.version === version && one.locale === locale);
  if (!notice) throw Refusal.at('unknown-notice', ['notice']);
  if (known.some((one) => one.version > version)) throw Refusal.at('notice-outdated', ['notice']);
  return notice;
}

function checkEnd(until: string, latest: number, now: number, path: Issue['path']): void {
  if (Date.parse(until) <= now) throw Refusal.at('ends-in-the-past', path);
  if (Date.parse(until) > latest) throw Refusal.at('ends-too-late', path);
}

/** The latest end that a permission may have: 12 months, for brands 90 days. */
export const longestEnd = (recipient: string, now: number): number =>
  recipient.startsWith('brand:') ? now + BRAND_MS : yearAfter(now);

function yearAfter(now: number): number {
  const then = new Date(now);
  return then.setUTCFullYear(then.getUTCFullYear() + 1);
}

const onLines = <One>(permissions: readonly One[]): One[][] =>
  Array.from({ length: Math.ceil(permissions.length / MOST_ON_A_LINE) }, (_, line) =>
    permissions.slice(line * MOST_ON_A_LINE, (line + 1) * MOST_ON_A_LINE),
  );

const whichOf = ({ field, recipient, purpose }: Which): Which => ({ field, recipient, purpose });

const spelled = (wish: WishAct | undefined): string =>
  JSON.stringify(
    wish && [wish.channel, wish.mostPerDay, wish.mostPerMonth, wish.quiet?.from, wish.quiet?.to],
  );
