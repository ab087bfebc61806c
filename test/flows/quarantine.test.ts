import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Quarantine, QuarantineAct } from '@village-butcher/sdk/contract';
import { createRetailer } from '@village-butcher/sdk/server';
import { daysAfter, NOON } from '../support/on-screen.js';
import { asOwner } from '../support/rows.js';
import {
  give,
  NOTICE,
  startVillage,
  suggested,
  wish,
  type TestVillage,
} from '../support/village.js';

let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
});
/** Nothing stays held for the next test. */
afterEach(() => asOwner(village.ownerUrl, 'DELETE FROM consent.quarantine'));
afterAll(async () => {
  expect(await village.broken()).toEqual([]);
  await village.stop();
});

/** A token of somebody at the desk. */
function tokenOf(subject: string, scope = 'audit:quarantine'): string {
  const claims = village.issuer.claims(subject, 'dpo', village.clock.at!);
  return village.issuer.write({ claims: { ...claims, scope } });
}

const deskOf = (subject: string) =>
  createRetailer({
    baseUrl: village.baseUrl,
    token: async () => ({ token: tokenOf(subject), expiresAt: null }),
  }).audit.quarantines;

/** What is given from noon on and before a minute later. */
const COHORT: QuarantineAct = {
  notice: NOTICE.id,
  version: NOTICE.version,
  from: NOON.toISOString(),
  to: daysAfter(1 / 1440).toISOString(),
  reason: 'notice-wrong',
};

/** Somebody who shares their diet from now on. */
async function aSharer() {
  const one = village.customer();
  await wish(one, 'recipes');
  await one.profile.put('diet', { members: { self: { rules: ['vegan'] } } });
  await give(one, ['diet']);
  return one;
}

const verdictOf = async (one: Awaited<ReturnType<typeof aSharer>>) =>
  (await one.permissions.get()).standing.map(({ verdict }) => verdict);
const usesOf = async (one: Awaited<ReturnType<typeof aSharer>>) =>
  (await one.disclosures.list()).items.length;

test('L2: a cohort is held with the commit, whoever renews is free, and two people let it go', async () => {
  village.clock.at = NOON;
  const [ada, ben] = [await aSharer(), await aSharer()];
  village.clock.at = daysAfter(0.5);
  const carl = await aSharer();
  const nobody = village.customer();
  await wish(nobody, 'recipes');
  const everybodys = await suggested(nobody);
  const vegans = await suggested(ada);
  expect(vegans).not.toEqual(everybodys);
  const carlBefore = JSON.stringify(await carl.permissions.get());
  const rowsBefore = await asOwner(village.ownerUrl, 'SELECT * FROM consent.standing ORDER BY 1');

  const opened = await deskOf('dora').open(COHORT);
  expect(opened).toMatchObject({ ...COHORT, state: 'open', surface: null, uses: null });
  expect(await verdictOf(ada)).toEqual(['paused']);
  expect((await ada.permissions.get()).standing[0]).toMatchObject({ held: 'quarantine' });
  const before = await usesOf(ada);
  expect(await suggested(ada)).toEqual(everybodys);
  expect(await usesOf(ada)).toBe(before);
  expect(JSON.stringify(await carl.permissions.get())).toBe(carlBefore);
  expect(await suggested(carl)).toEqual(vegans);
  expect(await asOwner(village.ownerUrl, 'SELECT * FROM consent.standing ORDER BY 1')).toEqual(
    rowsBefore,
  );

  await give(ada, ['diet']);
  expect([await verdictOf(ada), await verdictOf(ben)]).toEqual([['granted'], ['paused']]);

  expect(await deskOf('dora').lift(opened.id)).toMatchObject({ state: 'lifting' });
  await expect(deskOf('dora').lift(opened.id)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await verdictOf(ben)).toEqual(['paused']);
  expect(await deskOf('emil').lift(opened.id)).toMatchObject({ state: 'lifted' });
  expect(await verdictOf(ben)).toEqual(['granted']);
  expect(await suggested(ben)).toEqual(vegans);
  expect((await deskOf('emil').list()).items[0]).toMatchObject({ id: opened.id, state: 'lifted' });
});

test('what a customer is shown of themselves changes with the hold, and back with its end', async () => {
  village.clock.at = NOON;
  const ada = await aSharer();
  const seen = await ada.permissions.get();
  village.clock.at = daysAfter(0.1);
  const { id } = await deskOf('dora').open({ ...COHORT, surface: 'permission-centre' });
  expect(await ada.permissions.get()).not.toEqual(seen);
  await deskOf('dora').lift(id);
  await deskOf('emil').lift(id);
  expect(await ada.permissions.get()).toEqual(seen);
});

test('whose scope it is not holds nothing, and who may hold asks nothing', async () => {
  const path = '/v1/audit/quarantines';
  const asked = async (token: string, where = path) => (await village.ask(where, { token })).status;
  for (const role of ['customer', 'retailer', 'dpo'] as const) {
    expect(await asked(village.tokenFor('somebody', role))).toBe(403);
  }
  expect(await asked(tokenOf('dora'))).toBe(200);
  expect(await asked(tokenOf('dora'), '/v1/audit/questions')).toBe(403);
  expect(await asked(tokenOf('dora', 'audit:ask audit:quarantine'))).toBe(200);
  expect(await asked(tokenOf('dora', 'audit:ask audit:quarantine'), '/v1/audit/questions')).toBe(
    200,
  );
  for (const scope of ['audit:quarantine audit:quarantine', 'me audit:quarantine', ' ']) {
    expect(await asked(tokenOf('dora', scope))).toBe(401);
  }
});

test.each([
  ['to', { to: '2099-01-01T00:00:00.000Z' }, 'in-the-future', 400],
  ['to', { from: COHORT.to, to: COHORT.from }, 'custom', 400],
  ['notice', { notice: 'never-shown' }, 'unknown-notice', 422],
  ['surface', { surface: 'dream' }, 'invalid_value', 400],
  ['uses', { uses: [] }, 'too_small', 400],
  ['reason', { reason: 'because' }, 'invalid_value', 400],
] as const)(
  'a cohort that will not do is refused by its member: %s',
  async (member, bent, code, status) => {
    village.clock.at = daysAfter(1);
    const reply = await held({ ...COHORT, ...bent });
    const said = (await reply.json()) as { issues: unknown };
    expect([reply.status, said.issues]).toMatchObject([status, [{ path: [member] }]]);
    expect(JSON.stringify(said)).toContain(
      code === 'unknown-notice' ? code : `"path":["${member}"`,
    );
  },
);

const held = (body: object, key: string = randomUUID()) =>
  village.ask('/v1/audit/quarantines', {
    method: 'POST',
    token: tokenOf('dora'),
    headers: { 'idempotency-key': key },
    body,
  });

test('the same act again is the same quarantine, and another act of the same name is none', async () => {
  village.clock.at = daysAfter(1);
  const key = randomUUID();
  const first = (await (await held(COHORT, key)).json()) as Quarantine;
  expect(await (await held(COHORT, key)).json()).toEqual(first);
  expect((await held({ ...COHORT, reason: 'incident' }, key)).status).toBe(409);
  const { items } = await deskOf('dora').list();
  expect(items.filter(({ id }) => id === first.id).length).toBe(1);
  await expect(deskOf('dora').lift(randomUUID())).rejects.toMatchObject({ code: 'not-found' });
});

test('a recipient that is suspended stands as paused in what its customer sees, with the reason', async () => {
  village.clock.at = NOON;
  const ada = await aSharer();
  const standing = async () =>
    (await ada.permissions.get()).standing.map(({ verdict, held: why }) => [verdict, why]);
  const silent = `INSERT INTO consent.suspended (recipient) VALUES ('app:brandt')`;
  try {
    await asOwner(village.ownerUrl, silent);
    expect(await standing()).toEqual([['paused', 'suspended']]);
  } finally {
    await asOwner(village.ownerUrl, 'DELETE FROM consent.suspended');
  }
  expect(await standing()).toEqual([['granted', undefined]]);
});
