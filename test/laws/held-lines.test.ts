import { expect, test } from '@jest/globals';
import { permittedAt } from '../../src/audit/chain.js';
import { heldIn, type Held } from '../../src/audit/quarantined.js';
import { liftedLine } from '../../src/audit/quarantine.js';
import { cohortOf, openedLine, type Holding } from '../../src/consent/quarantine.js';
import { GIVEN, hour, WHICH } from '../support/desk-chain.js';
import { NOTICE } from '../support/histories.js';

const ONE = '0190f7a4-0000-7000-8000-000000000001';
const OTHER = '0190f7a4-0000-7000-8000-000000000002';
const OPENED = hour(10);
const LIFTED = hour(20);
const SAID = { notice: NOTICE.id, version: NOTICE.version, from: hour(0), to: hour(1) };
const cohort = cohortOf(SAID);

const opened = (id: string, reason: Holding['reason'], about = cohort) =>
  openedLine(id, { ...about, reason }, new Date(OPENED));
const lifted = (id: string) => liftedLine(id, new Date(LIFTED));

const isPermitted = (asOf: string, held: readonly Held[]): boolean =>
  permittedAt([GIVEN], asOf, held).length > 0;

test('what is held because its terms changed was well given until then, and rests since', () => {
  const line = opened(ONE, 'terms-changed');
  const justBefore = new Date(Date.parse(OPENED) - 1).toISOString();
  expect(isPermitted(justBefore, heldIn([line]))).toBe(true);
  expect(isPermitted(OPENED, heldIn([line]))).toBe(false);
  expect(isPermitted(hour(15), heldIn([line]))).toBe(false);
  const over = heldIn([line, lifted(ONE)]);
  expect(isPermitted(justBefore, over)).toBe(true);
  expect(isPermitted(hour(15), over)).toBe(false);
  expect(isPermitted(LIFTED, over)).toBe(true);
  expect(isPermitted(justBefore, heldIn([opened(OTHER, 'incident')]))).toBe(false);
});

test('the lines of the log tell of cohorts what was said of them, and other lines nothing', () => {
  const uses = [WHICH];
  const lines = [
    opened(ONE, 'incident'),
    opened(OTHER, 'incident', cohortOf({ ...SAID, surface: 'letter', uses })),
    { at: OPENED, body: { type: 'something-else' } },
    lifted(ONE),
  ];
  expect(heldIn(JSON.parse(JSON.stringify(lines)))).toEqual([
    { cohort, openedAt: OPENED, liftedAt: LIFTED },
    {
      cohort: { ...cohort, surface: 'letter', uses: ['app:brandt recipes diet'] },
      openedAt: OPENED,
      liftedAt: null,
    },
  ]);
});
