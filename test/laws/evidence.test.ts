import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sdkIn, witnessOf } from '../../src/api/screens.js';
import { canonical } from '../../src/base/canonical.js';
import { decide } from '../../src/consent/decide.js';
import { ConsentEvent } from '../../src/consent/events.js';
import { evidenceOf } from '../../src/consent/evidence.js';
import { offersOf } from '../../src/consent/offers.js';
import { BEFORE, daysAfter, NOTICE, REGISTER, stoodAfter } from '../support/histories.js';
import { SERVED, SNAPSHOTS, WITNESS } from '../support/on-screen.js';

const UNTIL = daysAfter(9, BEFORE).toISOString();
const ACT = { surface: 'permission-centre', control: 'allow' } as const;

test('every line fits, however many and however long the words of its permissions are', () => {
  const recipients = Array.from({ length: 5 }, (_, n) => `counter:${'x'.repeat(111)}${n}`);
  const register = {
    ...REGISTER,
    recipients: new Map(recipients.map((id) => [id, { id, name: id }])),
  };
  const offers = offersOf(register, BEFORE);
  const permissions = offers.all
    .flatMap(({ fields, recipient, purpose }) =>
      fields.map((field) => ({ field, recipient, purpose, until: UNTIL })),
    )
    .slice(0, 100);
  const notices = Array.from({ length: 60 }, (_, n) => ({
    ...NOTICE,
    id: `${String(n).padStart(2, '0')}${'n'.repeat(62)}`,
    text: 'Du entscheidest.',
    sha256: 'A'.repeat(43),
  }));
  const token = SNAPSHOTS.issue({ ...SERVED, notices, offers }, BEFORE);
  const shown = { snapshot: SNAPSHOTS.open(token, SERVED)!, offers };
  const { id, version, locale } = notices[0]!;
  const act = { ...ACT, permissions, notice: { id, version, locale } };
  const command = {
    type: 'grant',
    register: { ...register, notices },
    shown,
    witness: WITNESS,
    act,
  } as const;
  const events = decide(BEFORE, command, { ...stoodAfter([]), seq: 0 });
  expect(events.flatMap((event) => (event.type === 'granted' ? event.permissions : []))).toEqual(
    permissions,
  );
  for (const event of events) {
    expect(ConsentEvent.parse(event)).toEqual(event);
    expect(canonical(event).length).toBeLessThan(15_500);
  }
});

test('the device’s clock is written down, held to the arrival, and refuses nothing', () => {
  const at = WITNESS.receivedAt.getTime();
  fc.assert(
    fc.property(fc.option(fc.oneof(fc.date({ noInvalidDate: false }), fc.string())), (claim) => {
      const claimed =
        claim instanceof Date ? (Number.isNaN(+claim) ? 'NaN' : claim.toISOString()) : claim;
      const { occurredAt, wasAhead, receivedAt } = evidenceOf(WITNESS, claimed ?? undefined);
      expect(receivedAt).toBe(WITNESS.receivedAt.toISOString());
      if (occurredAt !== null) expect(Date.parse(occurredAt)).toBeLessThanOrEqual(at);
      if (wasAhead) expect(occurredAt).toBe(receivedAt);
    }),
  );
  const ahead = new Date(at + 1).toISOString();
  expect(evidenceOf(WITNESS, ahead)).toMatchObject({
    wasAhead: true,
    occurredAt: WITNESS.receivedAt.toISOString(),
  });
  const behind = new Date(at - 1).toISOString();
  expect(evidenceOf(WITNESS, behind)).toMatchObject({ wasAhead: false, occurredAt: behind });
  expect(evidenceOf(WITNESS, undefined)).toMatchObject({ wasAhead: false, occurredAt: null });
});

test('who has just signed in anew acts as such, and a version is kept that is one', () => {
  const at = WITNESS.receivedAt;
  const assuranceOf = (assurance: 'ordinary' | 'stepped-up') =>
    witnessOf({ client: 'app', assurance }, null, at).assurance;
  expect([assuranceOf('ordinary'), assuranceOf('stepped-up')]).toEqual(['login', 'step-up']);
  const kept = ['0.1.0', '12.3.4-rc.1'];
  const others = [
    undefined,
    '',
    '1.0',
    'an app of mine',
    '1.0.0 on my phone',
    '1.0.0\n',
    ['1.0.0'],
  ];
  expect(kept.map((header) => sdkIn(header))).toEqual(kept);
  expect(others.filter((header) => sdkIn(header) !== null)).toEqual([]);
});
