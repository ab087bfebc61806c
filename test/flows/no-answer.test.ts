import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  Problem,
  Suggestions,
  type CatalogueImport,
  type Purpose,
} from '@village-butcher/sdk/contract';
import { MARKET, MILL } from '../support/market.js';
import { startService } from '../support/service.js';
import { give, startVillage, wish, type TestVillage } from '../support/village.js';

let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: new Date('2026-11-26T11:00:00.000Z') });
});
beforeEach(() => village.retail(MARKET));
afterAll(() => village.stop());

/** Why a customer who wished for some purposes gets nothing for others. */
async function emptyFor(wished: readonly Purpose[], purposes: readonly Purpose[]) {
  const ada = village.customer();
  await wish(ada, ...wished);
  const { items, emptyBecause } = await ada.suggestions.list({ store: MILL, purposes });
  expect(items).toEqual([]);
  expect(emptyBecause!.text).not.toBe('');
  return emptyBecause!.code;
}

test('L14: what nobody wished for is empty because nothing was wanted', async () => {
  expect(await emptyFor([], ['recipes'])).toBe('nothing-wanted');
  expect(await emptyFor(['shopping-tips', 'offers'], ['recipes', 'events'])).toBe('nothing-wanted');
});

test('what was wished for and has no answer yet is empty, and not an error', async () => {
  const later = ['neighbour-picks', 'events', 'answers', 'brand-messages'] as const;
  for (const purpose of later) expect(await emptyFor([purpose], [purpose])).toBe('nothing-new');
});

test('a catalogue without recipes says that there is nothing here', async () => {
  await village.retail({ ...MARKET, recipes: [] });
  expect(await emptyFor(['recipes'], ['recipes'])).toBe('nothing-in-stock');
});

test('before anything was imported every store is unknown, and the member is named', async () => {
  const empty = await startService();
  for (const ask of [
    { path: `/v1/suggestions?store=${MILL}&purposes=recipes`, token: empty.tokenFor('ada') },
    {
      path: '/v1/suggestions/explain',
      method: 'POST',
      token: empty.tokenFor('office', 'retailer'),
      body: { store: MILL, purposes: ['recipes'], profile: {}, wishes: [] },
    },
  ]) {
    const reply = await empty.ask(ask.path, ask);
    const { code, issues } = Problem.parse(await reply.json());
    expect([reply.status, code]).toEqual([422, 'unknown-store']);
    expect(issues).toEqual([{ path: ['store'], code: 'unknown-store' }]);
  }
  expect(await (await empty.ask('/v1/stores')).json()).toEqual({ items: [] });
  await empty.stop();
});

test('to name a purpose or an item twice is to name it once', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  const bytes = async (query: string) => {
    const path = `/v1/suggestions?store=${MILL}&limit=5&${query}`;
    return (await village.ask(path, { token: village.tokenFor('twice') })).text();
  };
  await wish(village.customer('twice'), 'recipes');
  expect(await bytes('purposes=recipes,recipes')).toBe(await bytes('purposes=recipes'));
  const named = await bytes('purposes=recipes&among=lentil-soup');
  expect(await bytes('purposes=recipes&among=lentil-soup,lentil-soup')).toBe(named);
  expect(Suggestions.parse(JSON.parse(named)).items).toHaveLength(1);
});

test('a member whom nobody told of eats: nothing is known of them, and the answer says so', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  const nuts = { members: { self: { to: { nuts: 'traces' as const }, answered: true } } };
  await ada.profile.put('allergies', nuts);
  await ada.profile.put('children', { 'child-1': '2015' });
  await give(ada, ['allergies', 'children']);
  const asked = { store: MILL, purposes: ['recipes'], limit: 5 } as const;
  const unchecked = async (members?: readonly string[]) => {
    const eaters = members ? { eaters: { members } } : {};
    const { items, notChecked } = await ada.suggestions.list({ ...asked, ...eaters });
    return { refs: items.map(({ ref }) => ref), notChecked };
  };
  expect((await unchecked()).notChecked).not.toContain('allergies');
  const stranger = await unchecked(['adult-9']);
  expect(stranger.notChecked).toContain('allergies');
  const both = await unchecked(['self', 'adult-9']);
  expect(both.refs).not.toContain('walnut-salad');
  const child = await unchecked(['child-9']);
  expect(child.refs).not.toContain('walnut-salad');
});

test('a recipe with an ingredient nobody sells is refused, and row and member are named', async () => {
  const document: CatalogueImport = structuredClone(MARKET);
  Object.assign(document.recipes[2]!.ingredients[1]!, { product: 'moon-dust' });
  const reply = await village.ask('/v1/imports', {
    method: 'POST',
    token: village.tokenFor('office', 'retailer'),
    body: document,
  });
  const said = await reply.text();
  const { code, issues } = Problem.parse(JSON.parse(said));
  expect([reply.status, code]).toEqual([422, 'import-faulty']);
  const path = ['recipes', 2, 'ingredients', 1, 'product'];
  expect(issues).toEqual([{ path, code: 'unknown-product' }]);
  expect(said).not.toContain('moon-dust');
});

/** The market with one more line in its soup. */
function withLine(line: string): CatalogueImport {
  const document: CatalogueImport = structuredClone(MARKET);
  const soup = document.recipes.find(({ id }) => id === 'lentil-soup')!;
  soup.ingredients = [...soup.ingredients, { line, language: 'de' }];
  return document;
}

const SOUP = { store: MILL, purposes: ['recipes'], among: ['lentil-soup'] } as const;

test('L5: what nobody understands in a line keeps the dish from whoever must not have something', async () => {
  await village.retail(withLine('200 g Spinat mit Xylomorph'));
  const [anyone, ada] = [village.customer(), village.customer()];
  for (const one of [anyone, ada]) await wish(one, 'recipes');
  await ada.profile.put('allergies', {
    members: { self: { to: { celery: 'contains' }, answered: true } },
  });
  await give(ada, ['allergies']);
  expect((await anyone.suggestions.list(SOUP)).items).toHaveLength(1);
  expect((await ada.suggestions.list(SOUP)).items).toEqual([]);
  expect((await ada.held.list()).items[0]?.reason).toBe('constraint');
});

test('a line that is nothing that anybody sells keeps the dish out of every store', async () => {
  await village.retail(withLine('1 EL Xylomorph'));
  const ada = village.customer();
  await wish(ada, 'recipes');
  const { items, emptyBecause } = await ada.suggestions.list(SOUP);
  expect([items, emptyBecause?.code]).toEqual([[], 'nothing-in-stock']);
  const [held] = (await ada.held.list()).items;
  expect([held?.reason, held?.elsewhere]).toEqual(['not-at-store', []]);
});
