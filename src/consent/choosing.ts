import type { GrantAct, Which } from '@village-butcher/sdk/contract';
import { Refusal, refusalAt } from '../base/refusal.js';
import type { ConsentEvent } from './events.js';
import { evidenceOf, type Witness } from './evidence.js';
import { checkControl, checkExplicit } from './explicit.js';
import { onLines } from './lines.js';
import type { Offer, Offers } from './offers.js';
import { checkEnd, isAbout, longestEnd, noticeIn, type Register } from './register.js';
import type { Snapshot } from './snapshot.js';
import { markOf, type Standing } from './standing.js';

/** What is given and what is refused, and on what it was chosen. */
export interface GrantCommand {
  readonly type: 'grant';
  readonly act: GrantAct;
  readonly register: Register;
  readonly shown: Screen | null;
  readonly witness: Witness;
  /** Where the customer stood when they chose, as one of these marks. Not there: they do not say. */
  readonly seen?: readonly string[] | undefined;
}

/** What was on the screen: the snapshot that was brought, and what can be given since it was made. */
export interface Screen {
  readonly snapshot: Snapshot;
  readonly offers: Offers;
}

/** Where a customer stands in what they choose. */
export interface Ground {
  readonly standing: Standing;
  /** The line that last took back anything of what is chosen; -1: none did. */
  readonly lastTaken: number;
  /** The last line of their chain; -1: there is none. */
  readonly seq: number;
}

/**
 * The lines of an act of choosing. What can never be granted is said before what would only need a
 * second look (RFC 9110 §13.2.1).
 */
export function chosen(command: GrantCommand, ground: Ground, now: Date): ConsentEvent[] {
  const { act, register } = command;
  const shown = noticeIn(register.notices, act.notice);
  checkControl(act, shown);
  checkPermissions(act, register, now);
  checkExplicit(act, shown, ground.standing.words);
  const notice = { ...act.notice, sha256: shown.sha256 };
  const { snapshot, offers } = screenOf(command.shown, notice);
  const { permissions, declined = [], surface, control } = act;
  const isOffered = (which: Which) => offers.of(which) !== undefined && isAbout(shown, which);
  checkOffered(isOffered, permissions, 'permissions');
  checkOffered(isOffered, declined, 'declined');
  checkCurrent(command, ground, { snapshot, offers }, now);
  const how = { notice, surface, control };
  const actedBy = 'self' as const;
  const came = evidenceOf(command.witness, act.occurredAt);
  const evidence = { ...came, actedBy, snapshot: snapshot.token };
  const proofOf = (some: readonly Which[]) => ({
    evidence: { ...evidence, offered: offeredFor(some, offers) },
  });
  return [
    ...onLines(permissions, (some) => ({
      type: 'granted' as const,
      permissions: some,
      ...how,
      ...proofOf(some),
    })),
    ...onLines(declined, (some) => ({
      type: 'refused' as const,
      permissions: some,
      ...how,
      ...proofOf(some),
    })),
  ];
}

function checkPermissions(act: GrantAct, { recipients }: Register, now: Date): void {
  for (const [index, permission] of act.permissions.entries()) {
    const path = ['permissions', index];
    if (!recipients.has(permission.recipient)) {
      throw refusalAt('unknown-recipient', 'Nobody is registered by this name.', [
        ...path,
        'recipient',
      ]);
    }
    checkEnd(permission.until, longestEnd(permission, now), now, [...path, 'until']);
  }
}

/** What was on the screen, if it was ours, and this text stood on it. */
function screenOf(shown: Screen | null, notice: Snapshot['notices'][number]): Screen {
  if (!shown) throw refusalAt('snapshot-refused', 'This is no snapshot of yours.', ['snapshot']);
  const isShown = shown.snapshot.notices.some(
    ({ id, version, locale, sha256 }) =>
      id === notice.id &&
      version === notice.version &&
      locale === notice.locale &&
      sha256 === notice.sha256,
  );
  if (isShown) return shown;
  throw refusalAt('unknown-notice', 'This text was not served with the snapshot.', ['notice']);
}

/** Refuses what was not on the screen, or is nothing that its text is about. */
function checkOffered(
  isOffered: (which: Which) => boolean,
  named: readonly Which[],
  member: 'permissions' | 'declined',
): void {
  const index = named.findIndex((which) => !isOffered(which));
  if (index < 0) return;
  throw refusalAt('not-offered', 'This was not among what could be given.', [member, index]);
}

/** Refuses what was chosen on a screen that shows no more what stands, or what can be given. */
function checkCurrent(
  { seen }: GrantCommand,
  { standing, lastTaken, seq }: Ground,
  { snapshot, offers }: Screen,
  now: Date,
): void {
  if (seen && !seen.includes(markOf(standing))) {
    throw new Refusal('changed-since', 'Something was given or taken back since.');
  }
  const isCurrent =
    now.getTime() < snapshot.exp * 1000 &&
    offers.hash === snapshot.offeredHash &&
    lastTaken <= snapshot.seq &&
    // A chain that is shorter now is another life: whoever was erased has chosen nothing before.
    snapshot.seq <= seq;
  if (isCurrent) return;
  throw refusalAt('snapshot-outdated', 'Look again, and choose anew.', ['snapshot']);
}

/** Each offer that these are part of, once. */
const offeredFor = (some: readonly Which[], offers: Offers): Offer[] =>
  Array.from(new Set(some.flatMap((which) => offers.of(which) ?? [])));
