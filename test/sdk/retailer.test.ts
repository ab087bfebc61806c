import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createRetailer } from '@village-butcher/sdk/server';
import { token } from './anApp.js';
import { FaultServer, says, saysNothing } from './faultServer.js';

let server: FaultServer;
beforeAll(async () => {
  server = await FaultServer.open();
});
afterEach(() => server.clear());
afterAll(() => server.close());

test('a retailer adds recipes, products and stock, says what is in one, and asks why it came', async () => {
  for (let call = 0; call < 3; call++) server.plan(says({ rows: [] }));
  server.plan(says({ remarks: [] }));
  server.plan(saysNothing);
  const retailer = createRetailer({ baseUrl: server.address, token });
  const about = { product: 'P47', allergen: 'celery' } as const;
  const document = '{"@type":"Recipe"}';
  await retailer.imports.recipes({ defaults: { language: 'de', heaviness: 'light' }, document });
  await retailer.imports.products({ defaults: { language: 'de', stores: [] }, csv: 'gtin,name' });
  await retailer.claims.put(about, { says: 'denied', role: 'quality' });
  await retailer.imports.stock({
    stock: [{ store: 'brandt/mill', product: 'P47', inStock: false }],
  });
  await retailer.claims.remove(about);
  server.plan(says({ purposes: [] }));
  await retailer.suggestions.explain({
    store: 'brandt/mill',
    purposes: ['recipes'],
    wishes: ['recipes'],
    profile: { household: { eaters: 2 } },
  });
  expect(server.heard.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /v1/imports/recipes',
    'POST /v1/imports/products',
    'PUT /v1/imports/claims/P47/celery',
    'POST /v1/imports/stock',
    'DELETE /v1/imports/claims/P47/celery',
    'POST /v1/suggestions/explain',
  ]);
  retailer.close();
});

test('a retailer imports the whole catalogue as one document', async () => {
  const report = { edition: 'e1', remarks: [] };
  server.plan(says(report));
  const retailer = createRetailer({ baseUrl: server.address, token });
  const catalogue = {
    recipients: [],
    notice: { id: 'n', version: 1, locale: 'de', text: 'Was ich teile.' },
    rules: { ages: [] },
    stores: [],
    products: [],
    recipes: [],
  };
  await expect(retailer.imports.create(catalogue)).resolves.toEqual(report);

  expect(server.heard).toHaveLength(1);
  expect(server.heard[0]).toMatchObject({ method: 'POST', url: '/v1/imports' });
  expect(JSON.parse(server.heard[0]?.body ?? '')).toEqual(catalogue);
  expect(server.heard[0]?.headers['idempotency-key']).toBeDefined();

  retailer.close();
  await expect(retailer.imports.create(catalogue)).rejects.toMatchObject({ code: 'closed' });
});

test('a retailer’s client does not start in a browser', () => {
  Object.assign(globalThis, { document: {} });
  try {
    expect(() => createRetailer({ baseUrl: server.address, token })).toThrow('createRetailer');
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
  }
});
