import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Purpose } from '@village-butcher/sdk/contract';
import { readDisclosures } from '../../src/audit/disclosure.store.js';
import { readPermitted } from '../../src/profile/profile.store.js';
import { brokenChains, keyring, live, someone } from '../support/customers.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { EDGES } from '../support/edges.js';
import { impose } from '../support/held.js';
import { NOON, NOTICE, ON_SCREEN } from '../support/histories.js';
import { asOwner } from '../support/rows.js';
import { holdStatement } from '../support/statement.js';

/** More of them with MATRIX=1: each writes the lines of a life. */
const RUNS = process.env['MATRIX'] ? 1_000 : 60;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterEach(() => impose(fresh.db, { deaf: [], cohorts: [] }));
afterAll(async () => {
  expect(await brokenChains({ db: fresh.db, keyring })).toEqual([]);
  await fresh.close();
});

test(
  'L4: the statement reads and records exactly what the rule allows',
  () => holdStatement(fresh, { examples: EDGES, numRuns: RUNS }),
  120_000,
);

const READ = `SELECT pg_get_functiondef('profile.permitted'::regproc) AS text`;
const STANCE = `SELECT 'CREATE OR REPLACE VIEW consent.stance WITH (security_invoker = true) AS '
  || pg_get_viewdef('consent.stance'::regclass) AS text`;

/** A condition that is taken out of the read, or of what it reads: where, what, and what stands there then. */
const TAKEN: readonly (readonly [title: string, of: string, condition: string, then: string])[] = [
  ['that a cohort is held', READ, 'AND NOT s.in_quarantine AND', 'AND'],
  [
    'what is restricted',
    READ,
    'AND (s.paused_until > clock.at) IS NOT TRUE AS stands',
    'AS stands',
  ],
  ['that held is said', READ, `WHEN s.in_quarantine THEN 'held'`, `WHEN false THEN 'held'`],
  ['that somebody paused, or is deaf', READ, '(stop.until > clock.at) IS NOT TRUE', 'true'],
  ['when a permission ends', READ, 's.until > clock.at', 'true'],
  ['whom it was given to', READ, 's.recipient = p_recipient\n          AND s.purpose', 's.purpose'],
  ['what is wished', READ, 's.purpose = ANY (wish.purposes)', 'true'],
  ['that another adult confirms', READ, 'FILTER (WHERE v.confirmed) AS boxes', 'AS boxes'],
  ['which notice is held', STANCE, '(s.notice = q.notice)', 'true'],
  ['which version is held', STANCE, '(s.notice_version = q.notice_version)', 'true'],
  ['which surface is held', STANCE, '(s.surface = q.surface)', 'true'],
  ['from when on it is held', STANCE, '(s.recorded_at >= q.since)', 'true'],
  ['until when it is held', STANCE, '(s.recorded_at < q.until)', 'true'],
];

test.each(TAKEN)('this would be seen: a read that forgets %s', async (_, of, condition, then) => {
  const [{ text }] = (await asOwner<{ text: string }>(fresh.ownerUrl, of)) as [{ text: string }];
  expect(text).toContain(condition);
  await asOwner(fresh.ownerUrl, text.replaceAll(condition, then));
  const seen = holdStatement(fresh, {
    examples: EDGES,
    numRuns: EDGES.length,
    endOnFailure: true,
  }).then(
    () => 'nothing was seen',
    () => 'it was seen',
  );
  expect(await seen.finally(() => asOwner(fresh.ownerUrl, text))).toBe('it was seen');
});

test('L4: where the record cannot be written, nothing is read', async () => {
  const customer = someone();
  const purpose: Purpose = 'recipes';
  const until = '2027-01-01T00:00:00.000Z';
  await live(
    fresh.db,
    customer,
    [
      { type: 'wish', purpose, wish: { channel: 'app' } },
      {
        type: 'grant',
        ...ON_SCREEN,
        act: {
          permissions: [{ field: 'household', recipient: 'app:brandt', purpose, until }],
          notice: NOTICE,
          surface: 'permission-centre',
          control: 'allow',
        },
      },
    ],
    { household: { eaters: 3 } },
  );
  const reading = {
    customer,
    recipient: 'app:brandt',
    client: 'a',
    store: 's',
    screen: 'own' as const,
    purposes: [purpose],
    pairs: [[purpose, 'household']] as const,
  };
  const nothingToWriteIn = { ...reading, store: null as unknown as string };
  await expect(readPermitted(fresh.db, keyring, nothingToWriteIn, NOON)).rejects.toThrow();
  expect(await readDisclosures(fresh.db, customer, { after: null, most: 10 })).toEqual([]);
});
