import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Problem, type Field } from '@village-butcher/sdk/contract';
import { snapshotOf } from '../support/snapshot-of.js';
import {
  NOTICE,
  give,
  startVillage,
  takeBack,
  wish,
  type TestVillage,
} from '../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
});
afterEach(async () => {
  village.clock.at = NOON;
  expect(await village.broken()).toEqual([]);
});
afterAll(() => village.stop());

/** Somebody with an app, and the same person with plain HTTP. */
function anybody() {
  const name = randomUUID();
  const ask = (path: string, asked = {}) =>
    village.ask(path, { token: village.tokenFor(name), ...asked });
  return {
    app: village.customer(name),
    tag: async () => (await ask('/v1/me/permissions')).headers.get('etag')!,
    grant: async (ifMatch: string, key: string = randomUUID(), field: Field = 'diet') =>
      ask('/v1/me/grants', {
        method: 'POST',
        headers: { 'if-match': ifMatch, 'idempotency-key': key },
        body: {
          permissions: [
            {
              field,
              recipient: 'app:brandt',
              purpose: 'recipes',
              until: '2027-05-01T00:00:00.000Z',
            },
          ],
          snapshot: await snapshotOf(village, village.tokenFor(name)),
          notice: NOTICE,
          surface: 'permission-centre',
          control: 'allow',
        },
      }),
    lines: async () => (await village.customer(name).history.list()).items.length,
  };
}

const codeOf = async (reply: Response) => [reply.status, Problem.parse(await reply.json()).code];

test('L1: a grant that was decided before another act is refused, and nothing is written', async () => {
  const ada = anybody();
  const seen = await ada.tag();
  expect((await ada.grant(seen)).status).toBe(200);

  await takeBack(ada.app, ['diet']);
  expect(await codeOf(await ada.grant(seen))).toEqual([412, 'changed-since']);
  expect(await ada.lines()).toBe(2);
  expect((await ada.app.permissions.get()).standing).toMatchObject([{ verdict: 'withdrawn' }]);

  expect((await ada.grant(await ada.tag())).status).toBe(200);
});

test('L2: a late retry of a grant that was refused cannot land after a withdrawal', async () => {
  const ada = anybody();
  await give(ada.app, ['diet']);
  const seen = await ada.tag();
  const key = randomUUID();
  await ada.app.withdraw({
    permissions: 'all',
    surface: 'permission-centre',
    control: 'withdraw-all',
  });
  for (const _ of [1, 2, 3]) expect((await ada.grant(seen, key)).status).toBe(412);
  expect((await ada.app.permissions.get()).standing).toMatchObject([{ verdict: 'withdrawn' }]);
});

test('an act that has landed answers its receipt, whatever came after it', async () => {
  const ada = anybody();
  const seen = await ada.tag();
  const key = randomUUID();
  const first = await ada.grant(seen, key);
  await takeBack(ada.app, ['diet']);
  const again = await ada.grant(seen, key);
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(await again.json()).toEqual(await first.json());
  expect((await ada.app.permissions.get()).standing).toMatchObject([{ verdict: 'withdrawn' }]);
});

test('what is told and wished, what ends and what is imported refuse no grant', async () => {
  const ada = anybody();
  await give(ada.app, ['household']);
  const seen = await ada.tag();
  await ada.app.profile.put('diet', { members: { self: { rules: ['vegetarian'] } } });
  await wish(ada.app, 'recipes');
  village.clock.at = new Date('2027-11-02T00:00:00.000Z');
  expect(await ada.tag()).not.toBe(seen);
  village.clock.at = NOON;
  expect((await ada.grant(seen)).status).toBe(200);
});

test('a pause on another device counts as an act, and the end that it had before does not', async () => {
  const ada = anybody();
  const seen = await ada.tag();
  await ada.app.pause({ until: '2026-12-01T00:00:00.000Z' });
  expect(await codeOf(await ada.grant(seen))).toEqual([412, 'changed-since']);
});

test('of two grants that saw the same, one lands', async () => {
  const ada = anybody();
  const seen = await ada.tag();
  const fields = ['diet', 'household', 'memory', 'children'] as const;
  const replies = await Promise.all(fields.map((field) => ada.grant(seen, randomUUID(), field)));
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412]);
  expect(await ada.lines()).toBe(1);
});

test('any tag will do where any is asked for; a weak one or none of ours never does', async () => {
  const ada = anybody();
  const seen = await ada.tag();
  expect((await ada.grant(`W/${seen}`)).status).toBe(412);
  expect((await ada.grant('"x"')).status).toBe(412);
  expect(await ada.lines()).toBe(0);
  expect((await ada.grant(`"x", ${seen}`)).status).toBe(200);
  expect((await ada.grant('*')).status).toBe(200);
});

test('L11: taking back never looks at what was seen', async () => {
  const ada = anybody();
  const token = { token: village.tokenFor('ada'), method: 'POST', headers: { 'if-match': '"x"' } };
  const where = { surface: 'permission-centre', control: 'withdraw-all' };
  const reply = await village.ask('/v1/me/withdrawals', {
    ...token,
    headers: { ...token.headers, 'idempotency-key': randomUUID() },
    body: { permissions: 'all', ...where },
  });
  expect(reply.status).toBe(200);
  expect(await ada.lines()).toBe(0);
});
