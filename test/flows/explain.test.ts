import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  Explanation,
  Problem,
  type CatalogueImport,
  type ExplainAsk,
  type ItemExplained,
} from '@village-butcher/sdk/contract';
import type { Retailer } from '@village-butcher/sdk/server';
import { MARKET, MILL } from '../support/market.js';
import { backupOf } from '../support/rows.js';
import { give, startVillage, wish, type TestVillage } from '../support/village.js';

let village: TestVillage;
let retailer: Retailer;
beforeAll(async () => {
  village = await startVillage({ now: new Date('2026-11-26T11:00:00.000Z') });
  ({ retailer } = village);
});
afterAll(() => village.stop());

const PROFILE: ExplainAsk['profile'] = {
  allergies: { members: { self: { to: { nuts: 'traces' }, answered: true } } },
  household: { eaters: 4 },
  pets: { pets: [{ species: 'dog' }] },
  calendar: { hints: [{ date: '2026-11-27', hint: 'important' }] },
  memory: { notes: [{ text: 'Schinken', maps: { food: 'ham', rule: 'want' } }] },
};
const ASK = {
  store: MILL,
  purposes: ['recipes', 'shopping-tips'],
  limit: 5,
  profile: PROFILE,
  wishes: ['recipes', 'shopping-tips'],
} as const;

const explained = async (more: Partial<Asked> = {}): Promise<Explanation> =>
  Explanation.parse(await retailer.suggestions.explain({ ...ASK, ...more }));
const posted = (body: unknown, token = village.tokenFor('office', 'retailer')) =>
  village.ask('/v1/suggestions/explain', { method: 'POST', token, body });

type Asked = Parameters<Retailer['suggestions']['explain']>[0];

/** An answer without what is of one customer alone: the lines of their ledger, and the recipient. */
const plain = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer)
      .replaceAll(/"line":"[0-9a-f-]{36}"/g, '"line":"L"')
      .replaceAll(/"recipient":"app:[a-z-]+"/g, '"recipient":"R"'),
  );

test('what a made-up customer gets is what a customer gets who tells and permits the same', async () => {
  const ada = village.customer();
  await wish(ada, ...ASK.wishes);
  const fields = ['allergies', 'household', 'pets', 'calendar', 'memory'] as const;
  for (const field of fields) await ada.profile.put(field, PROFILE[field]!);
  await give(ada, fields, ASK.wishes);
  const { store, purposes } = ASK;
  for (const more of [
    {},
    { limit: 1 },
    { screen: 'shared' },
    { among: ['ham', 'curry'] },
  ] as const) {
    const answer = await ada.suggestions.list({ store, purposes, limit: 5, ...more });
    const { suggestions, date } = await explained(more);
    expect(plain(suggestions)).toEqual(plain(answer));
    expect(date).toBe('2026-11-26');
  }
});

test('it says of an item every gate that holds it, and of what passes every part of its score', async () => {
  const { purposes } = await explained({ about: ['walnut-salad', 'cheese-bake', 'paste'] });
  const [recipes, tips] = purposes;
  const item = (ref: string) => [...recipes!.items, ...tips!.items].find((one) => one.ref === ref)!;
  const holding = (ref: string) =>
    item(ref).gates.flatMap(({ gate, holds, gives }) => (holds ? [[gate, gives]] : []));
  expect(holding('walnut-salad')).toEqual([['allergy', true]]);
  expect(holding('cheese-bake')).toEqual([['important', true]]);
  expect(holding('paste')).toEqual([['allergy', true]]);
  expect(item('walnut-salad')).toMatchObject({ outcome: 'held', place: null, rank: null });
  expect(item('ham')).toMatchObject({ outcome: 'shown', broughtBy: ['memory'] });
  expect(item('lentil-soup').terms).toContainEqual({
    term: 'household',
    field: 'household',
    weight: 0.08,
    value: 1,
    delta: 0.08,
  });
  expect(recipes).toMatchObject({ state: 'answered', pool: 6, notChecked: ['diet', 'children'] });
});

test('the day may be another, and so may the language', async () => {
  const tomorrow = await explained({ date: '2026-11-27', locale: 'en' });
  const gates = tomorrow.purposes.flatMap((one) => one.gates.map(({ gate }) => gate));
  expect(gates).not.toContain('important');
  expect(JSON.stringify(tomorrow.suggestions)).toMatch(/season/);
});

test('the example of the page is what the service answers', async () => {
  const demo = JSON.parse(readFileSync('demo/brandt-day.json', 'utf8')) as CatalogueImport;
  const { recipients, notice, rules, stores, products, recipes } = demo;
  await village.retail({ recipients, notice, rules, stores, products, recipes });
  const page = readFileSync('docs/EXPLAIN.md', 'utf8');
  const [ask, ...items] = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text]) => text!);
  const { suggestions, purposes } = await retailer.suggestions.explain(JSON.parse(ask!) as Asked);
  expect([suggestions.items.length, purposes[0]!.pool]).toEqual([3, 27]);
  for (const item of items.map((text) => JSON.parse(text) as ItemExplained)) {
    expect(purposes[0]!.items.find(({ ref }) => ref === item.ref)).toMatchObject(item);
  }
  expect(items).toHaveLength(2);
  await village.retail(MARKET);
});

test('L9: nothing that was made up is kept, and asking again gives the same', async () => {
  const before = await backupOf(village.ownerUrl);
  const told = village.log.length;
  const [first, again] = [await explained(), await explained()];
  expect(again).toEqual(first);
  expect(await backupOf(village.ownerUrl)).toEqual(before);
  expect(village.log.slice(told).join()).not.toMatch(/nuts|Schinken|important|ham/);
});

test('L6: only a retailer asks, and of nobody: no customer can be named', async () => {
  const refused = await posted(ASK, village.tokenFor('ada'));
  expect([refused.status, Problem.parse(await refused.json()).code]).toEqual([403, 'not-allowed']);
  for (const name of ['customer', 'subject', 'recipient', 'visit']) {
    const reply = await posted({ ...ASK, [name]: randomUUID() });
    const { code, issues } = Problem.parse(await reply.json());
    expect([reply.status, code, issues]).toEqual([
      400,
      'invalid',
      [{ path: [], code: 'unrecognized' }],
    ]);
  }
});

test.each<readonly [string, object, number, string, readonly (string | number)[]]>([
  ['an unknown store', { store: 'brandt/nowhere' }, 422, 'unknown-store', ['store']],
  ['an unknown item to ask about', { about: ['ham', 'x'] }, 422, 'unknown-item', ['about', 1]],
  ['an unknown item to ask for', { among: ['x'] }, 422, 'unknown-item', ['among', 0]],
  [
    'an unknown item that is settled',
    { settled: [{ item: 'x', says: 'taken' }] },
    422,
    'unknown-item',
    ['settled', 0, 'item'],
  ],
  ['a field nobody knows', { profile: { salary: 1 } }, 400, 'invalid', ['profile']],
  [
    'a value of no kind',
    { profile: { household: { eaters: 0 } } },
    400,
    'invalid',
    ['profile', 'household', 'eaters'],
  ],
  ['no profile', { profile: undefined }, 400, 'invalid', ['profile']],
  ['no wishes', { wishes: undefined }, 400, 'invalid', ['wishes']],
  ['a wish nobody knows', { wishes: ['gossip'] }, 400, 'invalid', ['wishes', 0]],
  ['a limit of 6', { limit: 6 }, 400, 'invalid', ['limit']],
  ['no such day', { date: '2026-02-30' }, 400, 'invalid', ['date']],
  ['a language we do not speak', { locale: 'fr' }, 400, 'invalid', ['locale']],
])('%s is refused, and the place is named', async (_, more, status, code, path) => {
  const reply = await posted({ ...ASK, ...more });
  const problem = Problem.parse(await reply.json());
  expect([reply.status, problem.code]).toEqual([status, code]);
  expect(problem.issues?.map((one) => one.path)).toContainEqual(path);
});
