import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Village } from '@village-butcher/sdk';
import { FIELDS, PURPOSES, routes } from '@village-butcher/sdk/contract';
import { keepRefused } from '../../src/audit/attempts.store.js';
import type { Refused } from '../../src/audit/attempts.js';
import { look, MEAT, NOTES, regularOf } from '../support/counters.js';
import { chancesOf, deskOf, movedIn, wholeOf } from '../support/desk.js';
import { eraseNow } from '../support/erasing.js';
import { LAKE, MILL } from '../support/market.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { give, takeBack, wish, type TestVillage } from '../support/village.js';
import { triedPlainly, type Tried } from '../support/tried.js';

/** In the middle of a day: what is counted by days is not cut by a midnight. */
const NOON = new Date('2026-11-26T11:00:00.000Z');

let sealed: SealedVillage;
let village: TestVillage;
beforeAll(async () => {
  sealed = await startSealedVillage();
  village = sealed.village;
});
afterAll(() => sealed.close());
beforeEach(() => {
  village.clock.at = NOON;
});

const later = () => void (village.clock.at = new Date(NOON.getTime() + 60_000));

const attemptsAt = async (app: Village) =>
  (await app.call(routes.ownAttempts, { query: {} })).items;
const shown = (refused: readonly { field: string; purpose: string; verdict: string }[]) =>
  refused.map(({ field, purpose, verdict }) => `${field} for ${purpose}: ${verdict}`);

test('a counter sees what it may, and what it may not see stands in the customer’s own list', async () => {
  const jonas = await regularOf(village);
  await takeBack(jonas, ['memory'], ['offers'], MEAT);
  const { code } = await jonas.visits.open({ store: MILL });
  expect(await attemptsAt(jonas)).toEqual([]);
  expect((await look(village, code))?.shows).toMatchObject([{ texts: NOTES }]);
  later();
  await look(village, code);
  const [one, ...more] = await attemptsAt(jonas);
  expect(more).toEqual([]);
  expect(one).toMatchObject({
    day: '2026-11-26',
    recipient: MEAT,
    attempts: 2,
    firstAt: '2026-11-26T11:00:00.000Z',
    lastAt: '2026-11-26T11:01:00.000Z',
  });
  const expected = PURPOSES.toSorted().flatMap((purpose) =>
    FIELDS.toSorted()
      .filter((field) => !(purpose === 'shopping-tips' && field === 'memory'))
      .map((field) => `${field} for ${purpose}: never-granted`),
  );
  expect(shown(one!.refused)).toEqual(expected);
  expect((await jonas.rights.export()).attempts).toEqual([one]);
});

test('what was taken back is said to be so, and each verdict counts for itself', async () => {
  const jonas = await regularOf(village);
  const { code } = await jonas.visits.open({ store: MILL });
  await takeBack(jonas, ['memory'], ['shopping-tips'], MEAT);
  expect(await look(village, code)).toBeNull();
  await give(jonas, ['memory'], ['shopping-tips'], MEAT);
  await jonas.pause({ until: '2026-11-27T11:00:00.000Z' });
  expect(await look(village, code)).toBeNull();
  const [{ refused, attempts }] = (await attemptsAt(jonas)) as [
    Awaited<ReturnType<typeof attemptsAt>>[number],
  ];
  expect(attempts).toBe(2);
  expect(shown(refused).filter((said) => said.startsWith('memory for shopping-tips'))).toEqual([
    'memory for shopping-tips: paused',
    'memory for shopping-tips: withdrawn',
  ]);
});

test('L1: a code that is good elsewhere, or over, says nothing of the customer and leaves no attempt', async () => {
  const jonas = await regularOf(village);
  const elsewhere = await jonas.visits.open({ store: LAKE });
  expect(await look(village, elsewhere.code)).toBeNull();
  expect(await look(village, elsewhere.code, 'mill-cheese')).toBeNull();
  expect(await attemptsAt(jonas)).toEqual([]);
});

test('the customer’s own app leaves no attempt, whatever it may not see; another’s does', async () => {
  const ada = village.customer('ada');
  await wish(ada, 'recipes');
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'] });
  expect(await attemptsAt(ada)).toEqual([]);
  const claims = village.issuer.claims('ada', 'customer', NOON);
  const token = village.issuer.write({ claims: { ...claims, client_id: 'meat-counter' } });
  const through = village.customer('ada', { token: async () => ({ token, expiresAt: null }) });
  await through.suggestions.list({ store: MILL, purposes: ['recipes', 'shopping-tips'] });
  await through.suggestions.list({ store: MILL, purposes: ['recipes'], screen: 'shared' });
  const [one, ...more] = await attemptsAt(ada);
  expect(more).toEqual([]);
  expect(one).toMatchObject({ recipient: MEAT, attempts: 1 });
  expect(new Set(one!.refused.map(({ purpose }) => purpose))).toEqual(new Set(['recipes']));
});

test('Q13 counts whole days by who tried, what for, what and why not, and hides the few', async () => {
  const chance = chancesOf('who tried');
  const people = await Promise.all(
    Array.from({ length: 14 }, (_, n) => movedIn(village, `tried-${n}`)),
  );
  const ids = people.map(({ name }) => village.keyring.pseudonymOf(village.issuer.issuer, name));
  const tries: Tried[] = [];
  for (let n = 0; n < 300; n += 1) {
    const recipient = ['brand:hafergut', 'brand:mill'][chance(2)]!;
    const at = new Date(Date.UTC(2024, 9, 1 + chance(4), chance(24), chance(60)));
    const few = chance(4) === 0 ? 2 : 14;
    const refused: Refused[] = (['diet', 'pets'] as const)
      .filter(() => chance(2) === 0)
      .map((field) => ({
        purpose: 'recipes',
        field,
        verdict: few === 2 ? 'expired' : 'never-granted',
      }));
    const one = { customer: ids[chance(few)]!, recipient, client: `client-${chance(2)}`, at };
    await keepRefused(village.db, one, refused);
    tries.push({ ...one, refused });
  }
  await sealed.seal();
  village.clock.at = null;
  const asks = [
    {},
    { from: '2024-10-02T00:00:00.000Z', to: '2024-10-04T00:00:00.000Z' },
    { from: '2024-10-01T00:00:00.001Z', to: '2024-10-03T23:59:59.999Z' },
    { recipient: 'brand:hafergut' },
  ];
  for (const parameters of asks) {
    const asked = {
      from: '2024-10-01T00:00:00.000Z',
      to: '2024-10-05T00:00:00.000Z',
      ...parameters,
    };
    const found = await wholeOf(deskOf(village), {
      question: 'refused-attempts',
      version: 1,
      parameters: asked,
    });
    const plain = triedPlainly(tries, asked);
    expect(found.rows.map(({ cells }) => cells)).toEqual(plain);
    expect(plain.length).toBeGreaterThan(3);
    const hidden = plain.flatMap(({ attempts, customers }) => [attempts, customers]);
    expect(found.suppressed).toBe(hidden.filter((count) => count === null).length);
    expect(found.suppressed).toBeGreaterThan(0);
  }
});

test('Q13: today is not over, so nothing of it is counted; and what is over stays as it was', async () => {
  const jonas = await regularOf(village);
  const { code } = await jonas.visits.open({ store: MILL });
  await look(village, code);
  await sealed.seal();
  const ask = {
    question: 'refused-attempts',
    version: 1,
    parameters: { recipient: MEAT },
  } as const;
  expect((await wholeOf(deskOf(village), ask)).rows).toEqual([]);
});

test('L10: who is erased leaves no attempt, and nobody can write one of them any more', async () => {
  const jonas = await regularOf(village, 'jonas-who-leaves');
  const { code } = await jonas.visits.open({ store: MILL });
  await look(village, code);
  const customer = village.keyring.pseudonymOf(village.issuer.issuer, 'jonas-who-leaves');
  const kept = async () => (await attemptsAt(jonas)).length;
  expect(await kept()).toBeGreaterThan(0);
  await eraseNow(village, customer, NOON);
  expect(await kept()).toBe(0);
  const who = { customer, recipient: 'brand:hafergut', client: 'brand', at: NOON };
  await keepRefused(village.db, who, [
    { purpose: 'recipes', field: 'diet', verdict: 'never-granted' },
  ]);
  expect(await kept()).toBe(0);
});
