import type { GrantAct, Standing, Which } from '../contract/consent.js';
import { evidenceOf, type Choice, type ConsentEvent } from './events.js';
import { checkControl, checkExplicit } from './explicit.js';
import type { Register } from './house.js';
import { onLines } from './lines.js';
import type { Person } from './person.js';
import { Refusal } from './refusal.js';
import { checkEnd, isAbout, longestEnd, noticeIn } from './register.js';
import { offerOf, type Screen } from './snapshot.js';

/** The lines of an act of choosing, by the service's rules and in their order. */
export function chosen(
  { act, shown, witness, checkUnchanged }: Choice,
  person: Person,
  register: Register,
  now: number,
): readonly ConsentEvent[] {
  const text = noticeIn(register.notices, act.notice);
  const { id, version, locale } = act.notice;
  const notice = { id, version, locale, sha256: text.sha256 };
  checkControl(act, text);
  checkPermissions(act, register, now);
  checkExplicit(act, text, person);
  if (!shown) throw Refusal.at('snapshot-refused', ['snapshot']);
  const isShown = shown.notices.some((one) => JSON.stringify(one) === JSON.stringify(notice));
  if (!isShown) throw Refusal.at('unknown-notice', ['notice']);
  const { permissions, declined = [], surface, control } = act;
  const isOffered = (which: Which) =>
    offerOf(shown.askable, which) !== undefined && isAbout(text, which);
  checkOffered(isOffered, permissions, 'permissions');
  checkOffered(isOffered, declined, 'declined');
  checkUnchanged();
  checkCurrent(shown, person.lastTaken(permissions), person.chain.lines.length - 1, now);
  const evidence = { ...evidenceOf(witness, act.occurredAt), snapshot: shown.token };
  const how = (some: readonly Which[]) => ({
    notice,
    surface,
    control,
    evidence: { ...evidence, offered: offeredFor(some, shown) },
  });
  return [
    ...onLines(permissions).map((some) => ({
      type: 'granted' as const,
      permissions: some,
      ...how(some),
    })),
    ...onLines(declined).map((some) => ({
      type: 'refused' as const,
      permissions: some,
      ...how(some),
    })),
  ];
}

function checkPermissions(act: GrantAct, { recipients }: Register, now: number): void {
  for (const [at, { recipient, until }] of act.permissions.entries()) {
    const isKnown = recipients.some(({ id }) => id === recipient);
    if (!isKnown) throw Refusal.at('unknown-recipient', ['permissions', at, 'recipient']);
    checkEnd(until, longestEnd(recipient, now), now, ['permissions', at, 'until']);
  }
}

function checkOffered(
  isOffered: (which: Which) => boolean,
  named: readonly Which[],
  member: 'permissions' | 'declined',
): void {
  const at = named.findIndex((which) => !isOffered(which));
  if (at >= 0) throw Refusal.at('not-offered', [member, at]);
}

function checkCurrent(
  { exp, seq, isCurrent }: Screen,
  lastTaken: number,
  last: number,
  now: number,
): void {
  if (now < exp * 1000 && isCurrent && lastTaken <= seq && seq <= last) return;
  throw Refusal.at('snapshot-outdated', ['snapshot']);
}

const offeredFor = (some: readonly Which[], { askable }: Screen): Standing['askable'] => [
  ...new Set(some.flatMap((which) => offerOf(askable, which) ?? [])),
];
