import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS } from '@village-butcher/sdk/contract';
import { permittedAt } from '../../src/audit/chain.js';
import type { Held } from '../../src/audit/quarantined.js';
import { usedAfterEnd } from '../../src/audit/questions/used-after-end.js';
import { usedWithoutPermission } from '../../src/audit/questions/used-without-permission.js';
import { rule } from '../../src/consent/ruling.js';
import { ASKED, chainOf, GIVEN, hour, useOf, WHICH } from '../support/desk-chain.js';
import { anyCohorts, withHeld } from '../support/held.js';
import {
  anyHistory,
  anyPurpose,
  anyRecipient,
  NOON,
  NOTICE,
  stoodAfter,
} from '../support/histories.js';

test('L1: what the desk finds permitted while cohorts are held is what is ruled as granted', () => {
  const seen = { held: 0, free: 0 };
  fc.assert(
    fc.property(
      anyHistory,
      anyCohorts,
      anyRecipient,
      anyPurpose,
      (history, cohorts, recipient, purpose) => {
        const { standing } = withHeld(cohorts, history, stoodAfter(history), at);
        const ask = { customer: '', recipient, purpose, fields: FIELDS };
        const { permit, verdicts } = rule(standing, ask, NOON);
        const held = cohorts.map((cohort) => ({ cohort, openedAt: hour(200), liftedAt: null }));
        const found = permittedAt(chainOf(history), NOON.toISOString(), held)
          .filter((one) => one.recipient === recipient && one.purpose === purpose)
          .map(({ field, line }) => `${field} ${line}`);
        expect(found.toSorted()).toEqual(
          permit.fields.map(({ field, line }) => `${field} ${line}`).toSorted(),
        );
        seen[verdicts.some(({ verdict }) => verdict === 'paused') ? 'held' : 'free'] += 1;
      },
    ),
    { numRuns: 1000 },
  );
  expect(Math.min(seen.held, seen.free)).toBeGreaterThan(5);
});

/** The chains of the desk have an hour to an act, where the cohorts have a minute. */
const at = (n: number): Date => new Date(hour(n));

const cohort = {
  notice: NOTICE.id,
  version: NOTICE.version,
  surface: null,
  uses: null,
  from: hour(0),
  to: hour(1),
};
const OPENED = hour(10);
const LIFTED = hour(20);
const OPEN: Held = { cohort, openedAt: OPENED, liftedAt: null };
const OVER: Held = { cohort, openedAt: OPENED, liftedAt: LIFTED };
const after = (time: string, ms: number): string => new Date(Date.parse(time) + ms).toISOString();

const isPermitted = (asOf: string, held: readonly Held[]): boolean =>
  permittedAt([GIVEN], asOf, held).length > 0;

test('two clocks: what nobody lifted was never well given; what two lifted has been a pause', () => {
  expect(isPermitted(hour(5), [])).toBe(true);
  expect(isPermitted(hour(5), [OPEN])).toBe(false);
  expect(isPermitted(hour(15), [OPEN])).toBe(false);
  expect(isPermitted(hour(5), [OVER])).toBe(true);
  expect(isPermitted(hour(15), [OVER])).toBe(false);
  expect(isPermitted(LIFTED, [OVER])).toBe(true);
});

test.each([
  ['before it', after(OPENED, -1), [OPEN], 0],
  ['beside its commit', after(OPENED, 4_000), [OPEN], 0],
  ['while it is on record', after(OPENED, 6_000), [OPEN], 1],
  ['while it was on record, and was lifted since', hour(15), [OVER], 1],
  ['once it was lifted', after(LIFTED, 1), [OVER], 0],
  ['of another version', hour(15), [{ ...OPEN, cohort: { ...cohort, version: 9 } }], 0],
  ['of another time', hour(15), [{ ...OPEN, cohort: { ...cohort, from: hour(1) } }], 0],
  ['on another surface', hour(15), [{ ...OPEN, cohort: { ...cohort, surface: 'letter' } }], 0],
] as const)('L2: a use of a cohort is an incident or none: %s', (_, time, held, incidents) => {
  const use = useOf({ which: WHICH, line: 'given', at: time, seen: 0 });
  const asked = { ...ASKED, held };
  const ended = usedAfterEnd.rowsOf(use, [GIVEN], asked);
  expect(ended.length).toBe(incidents);
  expect(ended.every(({ cells }) => cells['endReason'] === 'quarantined')).toBe(true);
  expect(
    usedWithoutPermission.rowsOf(use, [GIVEN], asked).map(({ cells }) => cells['missing']),
  ).toEqual(incidents ? ['time'] : []);
});
