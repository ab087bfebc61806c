import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRetailer } from '@village-butcher/sdk/server';
import { token } from './anApp.js';
import { FaultServer, says, saysNothing } from './faultServer.js';

let server: FaultServer;
beforeAll(async () => {
  server = await FaultServer.open();
});
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
