import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ImportReport, Problem, type CatalogueImport } from '@village-butcher/sdk/contract';
import { MARKET } from '../support/market.js';
import { startVillage, suggested, wish, type TestVillage } from '../support/village.js';

let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: new Date('2026-11-26T11:00:00.000Z') });
});
afterAll(() => village.stop());

const imported = (document: unknown): Promise<Response> =>
  village.ask('/v1/imports', {
    method: 'POST',
    token: village.tokenFor('office', 'retailer'),
    body: document,
  });

const changed = (change: (document: CatalogueImport) => void): CatalogueImport => {
  const document = structuredClone(MARKET);
  change(document);
  return document;
};

test('an import replaces the catalogue as a whole, and says what to look at', async () => {
  const ada = village.customer();
  await wish(ada, 'recipes');
  const fewer = changed((document) => void document.recipes.splice(1));
  const report = ImportReport.parse(await (await imported(fewer)).json());
  expect(report.counts).toEqual({
    recipients: 2,
    notices: 2,
    stores: 2,
    products: 9,
    recipes: 1,
    stock: 0,
    offers: 0,
  });
  expect(report.remarks).toContainEqual({
    id: 'paste',
    path: ['products', 7],
    code: 'allergens-not-declared',
  });
  expect(await suggested(ada)).toEqual(['walnut-salad']);
  await imported(MARKET);
  expect((await suggested(ada)).length).toBeGreaterThan(1);
});

test('one fault anywhere, and nothing is imported; row and member of every fault are named', async () => {
  const faulty = changed((document) => {
    document.products[2]!.stores = ['brandt/nowhere'];
    Object.assign(document.recipes[0]!.ingredients[1]!, { product: 'nobody' });
    document.products[4]!.id = document.products[3]!.id;
  });
  const reply = await imported(faulty);
  const problem = Problem.parse(await reply.json());
  expect([reply.status, problem.code]).toEqual([422, 'import-faulty']);
  const paths = problem.issues!.map(({ path }) => path);
  expect(paths).toContainEqual(['products', 2, 'stores', 0]);
  expect(paths).toContainEqual(['recipes', 0, 'ingredients', 1, 'product']);
  expect(paths).toContainEqual(['products', 4, 'id']);
  const ada = village.customer();
  await wish(ada, 'recipes');
  expect((await suggested(ada)).length).toBeGreaterThan(1);
});

test('a version that no ledger could keep is refused like any other number out of bounds', async () => {
  for (const version of [0, 1_000_001, 3_000_000_000, 1.5]) {
    const reply = await imported({ ...MARKET, notice: { ...MARKET.notice, version } });
    const { code, issues } = Problem.parse(await reply.json());
    expect([reply.status, code]).toEqual([400, 'invalid']);
    expect(issues![0]!.path).toEqual(['notice', 'version']);
  }
});

test('a published notice never changes; a new version may come', async () => {
  const other = changed((document) => void (document.notice.text = 'Etwas anderes.'));
  const reply = await imported(other);
  expect([reply.status, Problem.parse(await reply.json()).code]).toEqual([409, 'notice-changed']);
  const newer = changed((document) => {
    document.notice = { ...document.notice, version: 2, text: 'Etwas anderes.' };
    document.notices = [];
  });
  expect((await imported(newer)).status).toBe(200);
  await expect(
    village.customer().grant({
      permissions: [
        {
          field: 'diet',
          recipient: 'app:brandt',
          purpose: 'recipes',
          until: '2027-01-01T00:00:00.000Z',
        },
      ],
      notice: { id: 'what-i-share', version: 1, locale: 'de' },
      surface: 'permission-centre',
      control: 'allow',
    }),
  ).rejects.toMatchObject({ status: 422 });
  await imported(MARKET);
});

test('a shape that is not the contract’s is refused with the member at fault', async () => {
  const reply = await imported({ ...MARKET, products: [{ ...MARKET.products[0], price: 1 }] });
  const problem = Problem.parse(await reply.json());
  expect([reply.status, problem.code]).toEqual([400, 'invalid']);
  expect(problem.issues).toContainEqual({ path: ['products', 0], code: 'unrecognized' });
});

test('another instance answers from a new catalogue without being told', async () => {
  const there = await startVillage({ beside: village });
  const ada = there.customer();
  await there.refresh();
  await wish(ada, 'recipes');
  await imported(changed((document) => void document.recipes.splice(1)));
  expect(await suggested(ada)).toEqual(['walnut-salad']);
  await imported(MARKET);
  await there.stop();
});
