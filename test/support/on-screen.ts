import { FIELDS, PURPOSES } from '@village-butcher/sdk/contract';
import type { GrantCommand } from '../../src/consent/choosing.js';
import type { ConsentCommand } from '../../src/consent/decide.js';
import { offering } from '../../src/consent/offers.js';
import type { Register } from '../../src/consent/register.js';
import type { Served } from '../../src/consent/snapshot.js';
import { newSnapshots } from './keys.js';

/** A made-up noon, and times around it. */
export const NOON = new Date('2026-11-26T12:00:00.000Z');
const DAY_MS = 86_400_000;
export const daysAfter = (days: number, from: Date = NOON): Date =>
  new Date(from.getTime() + days * DAY_MS);

/** When histories are lived: long enough before noon for some of it to have ended since. */
export const BEFORE = daysAfter(-40);

export const NOTICE = { id: 'what-i-share', version: 1, locale: 'de' } as const;

/** Whom one can share with in these tests. */
export const REGISTER: Register = {
  recipients: new Map(
    ['app:brandt', 'counter:brandt/mutzenhausen/meat', 'brand:hafergut'].map((id) => [
      id,
      { id, name: id },
    ]),
  ),
  notices: [{ ...NOTICE, text: 'Du entscheidest.', sha256: 'A'.repeat(43) }],
};

/** Everything can be given here, to anybody and for anything: what is offered has laws of its own. */
export const OFFERS = offering(
  Array.from(REGISTER.recipients.keys()).flatMap((recipient) =>
    PURPOSES.map((purpose) => ({ recipient, purpose, fields: [...FIELDS], longestDays: 365 })),
  ),
);

/** Signs for these customers. */
export const SNAPSHOTS = newSnapshots();
export const SERVED: Served = {
  customer: '018f0000-0000-8000-8000-000000000001',
  client: 'app',
  seq: -1,
  notices: REGISTER.notices,
  locale: 'de',
  offers: OFFERS,
};

/** What is on the screen of these customers all their lives, and through what they act. */
export const ON_SCREEN: Pick<GrantCommand, 'register' | 'shown' | 'witness'> = {
  register: REGISTER,
  shown: {
    offers: OFFERS,
    snapshot: {
      ...SNAPSHOTS.open(SNAPSHOTS.issue(SERVED, BEFORE), SERVED)!,
      exp: Number.MAX_SAFE_INTEGER,
      seq: Number.MAX_SAFE_INTEGER,
    },
  },
  witness: {
    assurance: 'login',
    client: 'app',
    sdk: '1.0.0',
    receivedAt: new Date('2026-10-17T12:00:00.000Z'),
  },
};
export const { witness: WITNESS } = ON_SCREEN;

/** The same choice by somebody who looks anew, after this line of their chain. */
export const seenAfter = (command: ConsentCommand, seq: number): ConsentCommand =>
  command.type === 'grant' && command.shown
    ? { ...command, shown: { ...command.shown, snapshot: { ...command.shown.snapshot, seq } } }
    : command;
