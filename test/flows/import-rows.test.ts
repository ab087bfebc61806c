import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Problem, RowsReport, type CatalogueImport } from '@village-butcher/sdk/contract';
import type { Retailer } from '@village-butcher/sdk/server';
import { LAKE, MARKET, MILL } from '../support/market.js';
import { startService } from '../support/service.js';
import { give, startVillage, suggested, wish, type TestVillage } from '../support/village.js';

let village: TestVillage;
let retailer: Retailer;
beforeAll(async () => {
  village = await startVillage({ now: new Date('2026-11-26T11:00:00.000Z') });
  ({ retailer } = village);
});
beforeEach(() => village.retail(MARKET));
afterAll(() => village.stop());

const DEFAULTS = { language: 'de', stores: [MILL, LAKE], asOf: '2026-11-20' } as const;
const HOW = { language: 'de', heaviness: 'light', minutes: 20, serves: 4 } as const;
const CSV = `gtin,name,allergens,traces,traits,ingredients,labels
4000000000006,Kartoffeln,none,none,none,,
4000000000013,Sahne,Milch,none,dairy,"Sahne, Carrageen",vegan
4000000000020,Brotaufstrich,,,,"Zucker, Xylomorph",
`;
const recipe = (more: object) =>
  JSON.stringify({ '@type': 'Recipe', identifier: 'R1', name: 'Auflauf', ...more });

const posted = (path: string, body: unknown): Promise<Response> =>
  village.ask(path, { method: 'POST', token: village.tokenFor('office', 'retailer'), body });

test('rows of a table come to the catalogue, and each is told what was understood of it', async () => {
  const report = RowsReport.parse(
    await retailer.imports.products({ defaults: DEFAULTS, csv: CSV }),
  );
  expect(report.rows.map(({ row, id, stores }) => [row, id, stores])).toEqual([
    [0, '4000000000006', 2],
    [1, '4000000000013', 2],
    [2, '4000000000020', 2],
  ]);
  const [potatoes, cream, spread] = report.rows;
  expect([potatoes!.unknown, potatoes!.remarks]).toEqual([[], []]);
  expect(cream!.contains).toEqual(['milk']);
  expect(cream!.contradictions).toEqual([{ label: 'vegan', by: ['cream'] }]);
  expect(spread!.unknown).toHaveLength(14);
  expect(spread!.texts[0]!.words).toEqual(['xylomorph']);
  expect(spread!.remarks).toEqual(
    expect.arrayContaining(['allergens-not-declared', 'not-understood']),
  );
  expect(village.shelves.current().shelf.edition).toBe(report.edition);
});

test('a published recipe is suggested with what its lines take from the stores', async () => {
  await retailer.imports.products({ defaults: DEFAULTS, csv: CSV });
  const document = recipe({ recipeIngredient: ['1 kg Kartoffeln', '200 ml Sahne', 'Salz'] });
  const { rows } = await retailer.imports.recipes({ defaults: HOW, document });
  expect(rows[0]).toMatchObject({ id: 'R1', stores: 2, contains: ['milk'], unknown: [] });
  expect(rows[0]!.texts.map(({ products }) => products)).toEqual([
    ['4000000000006'],
    ['4000000000013'],
    [],
  ]);
  const ada = village.customer();
  await wish(ada, 'recipes');
  const among = { store: MILL, purposes: ['recipes'], among: ['R1'] } as const;
  expect((await ada.suggestions.list(among)).items).toHaveLength(1);
  await ada.profile.put('allergies', {
    members: { self: { to: { milk: 'traces' }, answered: true } },
  });
  await give(ada, ['allergies']);
  expect((await ada.suggestions.list(among)).items).toEqual([]);
});

test('a row replaces the one of its id, and everything else stays', async () => {
  const before = MARKET.products.length;
  const ham = { id: 'ham', gtin: '4000000000006', name: 'Schinken' };
  await retailer.imports.products({ defaults: DEFAULTS, rows: [ham] });
  const { shelf } = village.shelves.current();
  expect(shelf.products.items).toHaveLength(before);
  expect(shelf.items.get('ham')!.title).toBe('Schinken');
  expect(shelf.recipes.items).toHaveLength(MARKET.recipes.length);
});

interface Bad {
  readonly what: 'products' | 'recipes';
  readonly sent: object;
  readonly path: readonly (string | number)[];
  readonly isShape?: true;
}

const rows = (row: object) => ({ rows: [{ gtin: '4000000000006', name: 'x', ...row }] });

test.each<[string, Bad]>([
  [
    'a store nobody knows',
    {
      what: 'products',
      sent: rows({ stores: ['brandt/nowhere'] }),
      path: ['rows', 0, 'stores', 0],
    },
  ],
  [
    'a recipe’s name for a product',
    { what: 'products', sent: rows({ id: 'curry' }), path: ['recipes', 4, 'id'] },
  ],
  [
    'a member nobody knows',
    { what: 'products', sent: rows({ price: 1 }), path: ['rows', 0], isShape: true },
  ],
  ['a broken table', { what: 'products', sent: { csv: 'gtin,name\n1,"' }, path: ['csv', 2] }],
  ['no recipe', { what: 'recipes', sent: { document: '{}' }, path: ['document'] }],
  [
    'a recipe without lines',
    { what: 'recipes', sent: { document: recipe({}) }, path: ['rows', 0, 'ingredients'] },
  ],
])('%s: nothing is imported, and the place is named', async (_, { what, sent, path, isShape }) => {
  const { edition } = village.shelves.current().shelf;
  const defaults = what === 'products' ? DEFAULTS : HOW;
  const reply = await posted(`/v1/imports/${what}`, { defaults, ...sent });
  const problem = Problem.parse(await reply.json());
  expect([reply.status, problem.code]).toEqual(isShape ? [400, 'invalid'] : [422, 'import-faulty']);
  expect(problem.issues?.[0]?.path).toEqual(path);
  expect(village.shelves.current().shelf.edition).toBe(edition);
});

test('only a retailer imports', async () => {
  const body = { defaults: DEFAULTS, csv: CSV };
  const token = village.tokenFor('ada');
  const reply = await village.ask('/v1/imports/products', { method: 'POST', token, body });
  expect(reply.status).toBe(403);
});

test('rows need a catalogue to come to', async () => {
  const empty = await startService();
  const token = empty.tokenFor('office', 'retailer');
  const body = { defaults: DEFAULTS, rows: [] };
  const reply = await empty.ask('/v1/imports/products', { method: 'POST', token, body });
  expect([reply.status, Problem.parse(await reply.json()).code]).toEqual([409, 'nothing-imported']);
  await empty.stop();
});

test('a whole catalogue may have lines too, and the report names those that nobody understood', async () => {
  const document: CatalogueImport = structuredClone(MARKET);
  const lines = ['200 g Spinat', '1 EL Xylomorph', '2 Lachsfilets'];
  document.recipes[0]!.ingredients = lines.map((line) => ({ line, language: 'de' }));
  const { remarks } = await retailer.imports.create(document);
  const at = (line: number) => ['recipes', 0, 'ingredients', line];
  const id = document.recipes[0]!.id;
  expect(remarks).toContainEqual({ path: at(1), code: 'not-understood', id, words: ['xylomorph'] });
  expect(remarks).toContainEqual({ path: at(2), code: 'no-product', id });
  expect(remarks).toContainEqual({ path: ['recipes', 0], code: 'in-no-store', id });
  const ada = village.customer();
  await wish(ada, 'recipes');
  expect(await suggested(ada)).not.toContain(id);
});

test('two imports at once: one is in, and the other is told to come again or is in too', async () => {
  const one = (id: string) =>
    posted('/v1/imports/products', {
      defaults: DEFAULTS,
      rows: [{ id, gtin: '4000000000006', name: id }],
    });
  const replies = await Promise.all([one('left'), one('right')]);
  const done = replies.filter(({ status }) => status === 200).length;
  expect(replies.every(({ status }) => status === 200 || status === 503)).toBe(true);
  const { items } = village.shelves.current().shelf;
  expect(['left', 'right'].filter((id) => items.has(id))).toHaveLength(done);
});
