import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { anApp } from './anApp.js';
import { FaultServer, refuses, says } from './faultServer.js';

let server: FaultServer;
beforeAll(async () => {
  server = await FaultServer.open();
});
afterEach(() => server.clear());
afterAll(() => server.close());

const village = () => anApp({ baseUrl: server.address });

async function all<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) items.push(item);
  return items;
}

test('a list is its first page when it is awaited', async () => {
  server.plan(says({ items: [1, 2], next: 'b' }));
  await expect(village().history.list()).resolves.toEqual({ items: [1, 2], next: 'b' });
  expect(server.heard.map(({ url }) => url)).toEqual(['/v1/me/history']);
});

test('a list is every item of every page when it is walked through', async () => {
  server.plan(
    says({ items: [1, 2], next: 'b' }),
    says({ items: [], next: 'c' }),
    says({ items: [3] }),
  );
  await expect(all(village().disclosures.list({ limit: 2 }))).resolves.toEqual([1, 2, 3]);
  expect(server.heard.map(({ url }) => url)).toEqual([
    '/v1/me/disclosures?limit=2',
    '/v1/me/disclosures?after=b&limit=2',
    '/v1/me/disclosures?after=c&limit=2',
  ]);
});

test('whoever stops walking asks for no further page', async () => {
  server.plan(says({ items: [1, 2], next: 'b' }));
  for await (const _ of village().history.list()) break;
  expect(server.heard).toHaveLength(1);
});

test('the first page is asked for once, also by whoever looks twice', async () => {
  server.plan(says({ items: [1] }));
  const list = village().held.list();
  await expect(list).resolves.toEqual({ items: [1] });
  await expect(all(list)).resolves.toEqual([1]);
  expect(server.heard).toHaveLength(1);
});

test('a page that fails ends the walk with its error', async () => {
  server.plan(says({ items: [1], next: 'b' }), refuses(403, 'not-allowed'));
  await expect(all(village().history.list())).rejects.toMatchObject({ code: 'not-allowed' });
});

test('a call that nobody waits for by its value does not fail twice', async () => {
  const unheard: unknown[] = [];
  const listen = (reason: unknown) => unheard.push(reason);
  process.on('unhandledRejection', listen);
  try {
    server.plan(refuses(403, 'not-allowed'), refuses(403, 'not-allowed'));
    await expect(village().held.list().withReply()).rejects.toMatchObject({ status: 403 });
    await expect(village().held.list()).rejects.toMatchObject({ status: 403 });
    await new Promise((turn) => setImmediate(turn));
    expect(unheard).toEqual([]);
  } finally {
    process.off('unhandledRejection', listen);
  }
});
