import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Problem } from '@village-butcher/sdk/contract';
import { BAD_ASKS } from '../support/badAsks.js';
import { BAD_INPUTS } from '../support/badInputs.js';
import { give, startVillage, wish, type TestVillage } from '../support/village.js';
import { asOwner } from '../support/rows.js';

let village: TestVillage;
let before: string;
beforeAll(async () => {
  village = await startVillage({ now: new Date('2026-11-26T11:00:00.000Z') });
  await wish(village.customer('ada'), 'recipes');
  before = await everything();
});
afterEach(async () => expect(await village.broken()).toEqual([]));
afterAll(() => village.stop());

/** Every row of every table, counted. */
async function everything(): Promise<string> {
  const tables = await asOwner<{ name: string }>(
    village.ownerUrl,
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
     WHERE table_schema IN ('ledger', 'consent', 'profile', 'catalogue', 'audit', 'recommend')
     ORDER BY 1`,
  );
  const counts = tables.map(({ name }) => `SELECT '${name}' AS name, count(*) AS n FROM ${name}`);
  const rows = await asOwner<{ name: string; n: string }>(
    village.ownerUrl,
    counts.join(' UNION ALL '),
  );
  return rows.map(({ name, n }) => `${name} ${n}`).join('\n');
}

test.each([...BAD_INPUTS, ...BAD_ASKS])(
  '$title is refused as $code, and nothing is stored',
  async (bad) => {
    const reply = await village.ask(bad.path, { ...bad.ask, token: village.tokenFor('ada') });
    const problem = Problem.parse(await reply.json());
    expect([reply.status, problem.code]).toEqual([bad.status, bad.code]);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(problem.status).toBe(bad.status);
    if (bad.at) expect(problem.issues?.map(({ path }) => path)).toContainEqual(bad.at);
    expect(await everything()).toBe(before);
  },
);

test('no refusal repeats what was sent', async () => {
  const canary = 'canary7f3a';
  const asks = [
    ['/v1/me/grants', { method: 'POST', body: { [canary]: canary, permissions: [canary] } }],
    ['/v1/me/profile/memory', { method: 'PUT', body: { notes: [{ text: `${canary}\u0000` }] } }],
    ['/v1/me/profile/diet', { method: 'PUT', body: { members: { [canary]: canary } } }],
    [`/v1/suggestions?store=a/${canary}&purposes=recipes&${canary}=1`, {}],
    [`/v1/suggestions?store=brandt/mill&purposes=recipes&limit=${canary}`, {}],
    [`/v1/suggestions?store=brandt/mill&purposes=recipes&among=${canary}`, {}],
    [`/v1/suggestions?store=brandt/mill&purposes=${canary}&eaters=${canary}`, {}],
    [`/v1/me/profile/${canary}`, {}],
    [`/${canary}`, {}],
    ['/v1/me/grants', { method: 'POST', body: `{"${canary}":` }],
  ] as const;
  for (const [path, ask] of asks) {
    const reply = await village.ask(path, { ...ask, token: village.tokenFor('ada') });
    const said = JSON.stringify([...reply.headers]) + (await reply.text());
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(said).not.toContain(canary);
  }
  expect(village.log.join('\n')).not.toContain(canary);
});

test('L1: nobody reaches what is another customer’s, whatever ids they bring', async () => {
  const [ada, eve] = [village.customer('ada'), village.customer('eve')];
  await ada.profile.put('household', { eaters: 3 });
  await ada.profile.put('diet', { members: { 'adult-1': { rules: ['vegan'] } } });
  const receipt = await give(ada, ['household']);
  await ada.suggestions.list({ store: 'brandt/mill', purposes: ['recipes'] });
  const { next } = await ada.history.list({ limit: 1 });

  expect((await eve.history.list(next ? { after: next } : {})).items).toEqual([]);
  expect((await eve.disclosures.list()).items).toEqual([]);
  expect((await eve.permissions.get()).standing).toEqual([]);
  await expect(eve.profile.get('household')).rejects.toMatchObject({ code: 'not-found' });
  await expect(eve.members.invite('adult-1')).rejects.toMatchObject({ code: 'unknown-member' });

  const same = await eve.pause(
    { until: '2026-12-01T00:00:00.000Z' },
    { idempotencyKey: receipt.id },
  );
  expect(same.lines).toHaveLength(1);
  expect((await ada.permissions.get()).pausedUntil).toBeNull();
});

test('the same key for another request is refused; for the same one it answers the same', async () => {
  const ada = village.customer();
  const idempotencyKey = randomUUID();
  const until = '2026-12-01T00:00:00.000Z';
  const first = await ada.pause({ until }, { idempotencyKey });
  expect(await ada.pause({ until }, { idempotencyKey })).toEqual(first);
  await expect(
    ada.pause({ until: '2026-12-02T00:00:00.000Z' }, { idempotencyKey }),
  ).rejects.toMatchObject({ code: 'idempotency-key-reused', status: 409 });
  expect((await ada.history.list()).items).toHaveLength(1);
});
