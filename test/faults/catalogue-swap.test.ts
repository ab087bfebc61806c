import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CatalogueImport, Suggestions } from '@village-butcher/sdk/contract';
import { readEdition } from '../../src/catalogue/edition.store.js';
import { marketNamed, MILL } from '../support/market.js';
import { give, startVillage, wish, type TestVillage } from '../support/village.js';

/*
 * Two instances on one database, customers who never stop asking, and a retailer who changes the
 * catalogue under them in every way there is. What was answered is looked at afterwards.
 */

const CUSTOMERS = 8;
/** Long enough for every customer to ask between two changes. */
const PAUSE_MS = 40;
const NUTS = { members: { self: { to: { nuts: 'traces' as const }, answered: true } } };

/** One request, and what had been answered to the retailer before it was sent. */
interface Asked {
  readonly status: number;
  readonly answer: Suggestions;
  /** By whom: some share that nuts make them ill. */
  readonly isAllergic: boolean;
  readonly repliedBefore: readonly string[];
}

let one: TestVillage;
let other: TestVillage;
/** The editions, in the order in which they came in use. */
let editions: readonly string[];
const documents = new Map<string, CatalogueImport>();
const asked: Asked[] = [];
const replied: string[] = [];
let claimed = '';
let isOver = false;

const out = (product: string) => ({ stock: [{ store: MILL, product, inStock: false }] });

/** Sends something to an instance as the retailer, and notes the edition that it made. */
async function retail(at: TestVillage, path: string, body: object, method = 'POST') {
  const token = at.tokenFor('office', 'retailer');
  const reply = await at.ask(path, { method, token, body });
  const { edition } = (await reply.json()) as { edition: string };
  expect(reply.status).toBe(200);
  replied.push(edition);
  await setTimeout(PAUSE_MS);
  return edition;
}

/** Asks for as long as the catalogue changes: by an address, and by a body. */
async function keepAsking(at: TestVillage, name: string, isAllergic: Asked['isAllergic']) {
  const ways = [
    { path: `/v1/suggestions?store=${encodeURIComponent(MILL)}&purposes=recipes&limit=5` },
    {
      path: '/v1/suggestions',
      method: 'POST',
      body: { store: MILL, purposes: ['recipes'], limit: 5, eaters: { guests: {} } },
    },
  ];
  const token = at.tokenFor(name);
  for (let turn = 0; !isOver; turn++) {
    const repliedBefore = [...replied];
    const { path, ...ask } = ways[turn % 2]!;
    const reply = await at.ask(path, { token, ...ask });
    const answer = (await reply.json()) as Suggestions;
    asked.push({ status: reply.status, answer, isAllergic, repliedBefore });
  }
}

async function moveIn(n: number): Promise<string> {
  const name = `customer-${n}`;
  const app = one.customer(name);
  await wish(app, 'recipes');
  if (n % 2 === 0) {
    await app.profile.put('allergies', NUTS);
    await give(app, ['allergies']);
  }
  return name;
}

/** Every way to change a catalogue: one after the other, then on one instance and on two at once. */
async function changeAll(): Promise<void> {
  await retail(one, '/v1/imports', marketNamed('b'));
  await retail(one, '/v1/imports/stock', out('b-spinach'));
  await retail(other, '/v1/imports', marketNamed('c'));
  claimed = await retail(other, '/v1/imports/claims/c-spinach/nuts', SAID, 'PUT');
  await Promise.all([
    retail(one, '/v1/imports/stock', out('c-walnuts')),
    retail(other, '/v1/imports/stock', out('c-paste')),
  ]);
  await Promise.all([
    retail(one, '/v1/imports', marketNamed('a')),
    retail(other, '/v1/imports', marketNamed('b')),
    retail(one, '/v1/imports', marketNamed('c')),
  ]);
}
const SAID = { says: 'confirmed', role: 'quality' };

beforeAll(async () => {
  one = await startVillage({ now: new Date('2026-11-26T11:00:00.000Z') });
  other = await startVillage({ now: one.clock.at, beside: one });
  await retail(one, '/v1/imports', marketNamed('a'));
  await other.refresh();
  const names = await Promise.all(Array.from({ length: CUSTOMERS }, (_, n) => moveIn(n)));
  const asking = names.flatMap((name, n) =>
    [one, other].map((at) => keepAsking(at, name, n % 2 === 0)),
  );
  await changeAll().finally(() => {
    isOver = true;
    return Promise.all(asking);
  });
  // Each was written under a lock that the one before had held: their transactions are in order.
  const rows: { edition: string }[] = await one.db.query(
    'SELECT edition FROM catalogue.edition ORDER BY xmin::text::bigint',
  );
  editions = rows.map(({ edition }) => edition);
  for (const edition of editions) {
    documents.set(edition, (await readEdition(one.db.manager, edition)).document);
  }
}, 120_000);
afterAll(async () => {
  await other?.stop();
  await one?.stop();
});

test('a catalogue that changes under load loses no request and fails none', () => {
  expect(asked.length).toBeGreaterThan(200);
  expect(asked.filter(({ status }) => status !== 200)).toEqual([]);
});

test('each answer is wholly of one edition: its items, what is in stock, and every text', () => {
  const seen = new Set(asked.map(({ answer }) => answer.catalogue));
  expect(seen.size).toBeGreaterThan(4);
  for (const { answer } of asked) {
    const { recipes, stock = [] } = documents.get(answer.catalogue)!;
    const letter = recipes[0]!.id.slice(0, 2);
    const names = JSON.stringify([answer.items, answer.list ?? []]).match(/\b[abc]-/g) ?? [];
    expect(names.filter((name) => name !== letter)).toEqual([]);
    const gone = stock.map(({ product }) => product);
    const products = answer.items.flatMap(({ list = [] }) => list.map(({ product }) => product));
    expect(products.filter((product) => gone.includes(product))).toEqual([]);
  }
});

test('once an import was answered, no instance answers from an edition before it', () => {
  const places = new Map(editions.map((edition, place) => [edition, place]));
  const late = asked.filter(({ answer, repliedBefore }) =>
    repliedBefore.some((edition) => places.get(edition)! > places.get(answer.catalogue)!),
  );
  expect(late).toEqual([]);
});

test('of imports that come at once every one counts, and the last one stays', async () => {
  expect(replied.toSorted()).toEqual(editions.slice(1).toSorted());
  const gone = [...documents.values()].map(({ stock = [] }) => stock.map(({ product }) => product));
  expect(gone).toContainEqual(expect.arrayContaining(['c-walnuts', 'c-paste']));
  for (const at of [one, other]) {
    const app = at.customer('customer-1');
    const { catalogue } = await app.suggestions.list({ store: MILL, purposes: ['recipes'] });
    expect(catalogue).toBe(editions.at(-1));
  }
});

test('L5: what a claim says is in a product counts from its edition on, on every instance', () => {
  const from = editions.indexOf(claimed);
  expect(from).toBeGreaterThan(0);
  const after = asked.filter(
    ({ answer, isAllergic }) => isAllergic && editions.indexOf(answer.catalogue) >= from,
  );
  expect(after.length).toBeGreaterThan(10);
  for (const { answer } of after) {
    const products = answer.items.flatMap(({ list = [] }) => list.map(({ product }) => product));
    expect(products).not.toContain('c-spinach');
  }
});

test('what another instance has just imported is known at once, by its name', async () => {
  const app = other.customer('customer-1');
  const fresh = marketNamed('d');
  const stores = fresh.stores.map((store) => ({ ...store, id: `${store.id}-d` }));
  const products = fresh.products.map((row) => ({ ...row, stores: stores.map(({ id }) => id) }));
  await one.retail({ ...fresh, stores, products });
  const ask = { store: `${MILL}-d`, purposes: ['recipes'], among: ['d-ham-pot'] } as const;
  const { items } = await app.suggestions.list(ask);
  expect(items.map(({ ref }) => ref)).toEqual(['d-ham-pot']);
});
