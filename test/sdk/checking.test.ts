import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type AnswerFault, checkingAnswers } from '@village-butcher/sdk/contract';
import { MILL } from '../support/market.js';
import { give, startVillage, type TestVillage, wish } from '../support/village.js';

let village: TestVillage;
beforeAll(async () => {
  village = await startVillage();
});
afterAll(() => village.stop());

/** Somebody whose app changes what the service said, and is told of faults. */
function listening(change: (said: Record<string, unknown>) => unknown = (said) => said) {
  const faults: AnswerFault[] = [];
  const fetch = checkingAnswers(
    (fault) => void faults.push(fault),
    async (url, init) => {
      const answer = await globalThis.fetch(url, init);
      if (answer.status === 204) return answer;
      return Response.json(change((await answer.json()) as Record<string, unknown>), answer);
    },
  );
  return { app: village.customer(undefined, { fetch, retries: 0 }), faults };
}

test('what the service answers is as the contract says, also where it says no', async () => {
  const { app, faults } = listening();
  await wish(app, 'recipes');
  await app.profile.put('diet', { members: { self: { rules: ['vegan'] } } });
  const { id } = await give(app, ['diet']);
  await app.suggestions.list({ store: MILL, purposes: ['recipes'] });
  await Promise.all([app.permissions.get(), app.history.list(), app.receipts.get(id)]);
  await Promise.all([app.disclosures.list(), app.held.list(), app.stores.list()]);
  await expect(app.profile.get('pets')).rejects.toMatchObject({ code: 'not-found' });
  expect(faults).toEqual([]);
});

test('an answer that differs is told of by its route and members, and given as it is', async () => {
  const { app, faults } = listening((said) => ({ ...said, standing: 'secret' }));
  const { standing } = await app.permissions.get();
  expect(standing).toBe('secret');
  expect(faults).toMatchObject([
    { route: 'permissions', status: 200, issues: [{ path: ['standing'] }] },
  ]);
  expect(JSON.stringify(faults)).not.toContain('secret');
});

test('an answer that grew is no fault, and neither is what no route of ours answers', async () => {
  const { app, faults } = listening((said) => ({ ...said, more: true }));
  await app.permissions.get();
  const send = checkingAnswers(
    (fault) => void faults.push(fault),
    async () => Response.json({ any: 'thing' }),
  );
  await send('https://shop.example/basket', {});
  await send('https://shop.example/village/v1/me/permissions', { method: 'PATCH' });
  expect(faults).toEqual([]);
  await send('https://shop.example/village/v1/me/permissions', {});
  expect(faults).toHaveLength(1);
});
