import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Fetch, TextStorage } from '@village-butcher/sdk';
import { type TestVillage, give, startVillage } from '../support/village.js';
import { aPhone, app, aService, baseUrl, noNetwork, tokenOf } from './aPhone.js';
import { DIET, WHERE } from './aStanding.js';

let house: TestVillage;
beforeAll(async () => {
  house = await startVillage();
});
afterAll(() => house.stop());

const diet = { permissions: [DIET], ...WHERE } as const;
const all = { permissions: 'all', surface: 'permission-centre', control: 'withdraw-all' } as const;

test('B8: a withdrawal made offline outlives the app, as the same act, and leaves nothing behind', async () => {
  const storage = aPhone();
  const first = app({ storage, fetch: noNetwork });
  await expect(first.withdraw(diet)).rejects.toMatchObject({ code: 'waiting' });
  const [kept] = first.pending();
  first.close();

  const { sent, fetch } = aService();
  const next = app({ storage, fetch });
  expect(next.pending()).toEqual([kept]);
  await next.permissions.get();
  expect(next.permissions.allows(DIET)).toBe(false);
  const body = JSON.stringify({ ...diet, occurredAt: kept?.at });
  expect(sent).toEqual([{ key: kept?.key, method: 'POST', body }]);
  expect(next.pending()).toEqual([]);
  expect(storage.texts.size).toBe(0);
});

test('L2: a phone without a network takes back, and plugged in exactly one line is in the ledger', async () => {
  const storage = aPhone();
  const ada = house.customer('ada', { storage });
  await give(ada, ['diet', 'memory']);
  ada.close();

  const offline = house.customer('ada', { storage, fetch: noNetwork, retries: 0 });
  await expect(offline.withdraw(all)).rejects.toMatchObject({ code: 'waiting' });
  offline.close();

  /** The answer to the first attempt is lost on its way. */
  let isLost = false;
  const lossy: Fetch = async (url, init) => {
    const response = await fetch(url, init);
    if (isLost || init.method !== 'POST') return response;
    isLost = true;
    throw new TypeError('cut');
  };
  const online = house.customer('ada', { storage, fetch: lossy, retries: 0 });
  await expect(online.deliver()).resolves.toHaveLength(1);
  await expect(online.deliver()).resolves.toEqual([]);
  expect((await online.permissions.get()).standing.map(({ verdict }) => verdict)).toEqual([
    'withdrawn',
    'withdrawn',
  ]);
  const { items } = await online.history.list();
  expect(items.filter(({ type }) => type === 'withdrawn')).toHaveLength(1);
  expect(await house.broken()).toEqual([]);
  online.close();
});

test('B8: what is kept holds the three words, key and time, and no token, subject or value', async () => {
  const storage = aPhone();
  const village = app({ storage, fetch: noNetwork });
  const stand = { ...DIET, verdict: 'granted', until: null, line: 'a-line', value: 'vegan' };
  await expect(village.withdraw({ ...diet, permissions: [stand] })).rejects.toThrow();
  const [text = ''] = storage.texts.values();
  const [act] = JSON.parse(text) as Record<string, unknown>[];
  expect(Object.keys(act ?? {}).toSorted()).toEqual(['act', 'at', 'key', 'name', 'subject']);
  expect(act?.['act']).toEqual(diet);
  for (const secret of ['vegan', 'ada-7', 'e30.', 'a-line']) expect(text).not.toContain(secret);
});

test('B8: what one customer left is not sent with the token of the next, and not shown to them', async () => {
  const storage = aPhone();
  const { sent, fetch } = aService();
  const ada = app({
    storage,
    fetch: async (url, init) => (init.method === 'GET' ? fetch(url, init) : noNetwork(url, init)),
  });
  await ada.permissions.get();
  await expect(ada.withdraw(all)).rejects.toMatchObject({ code: 'waiting' });
  ada.close();

  const ben = app({ storage, fetch, token: tokenOf('ben-8') });
  await ben.permissions.get();
  expect(ben.pending()).toEqual([]);
  expect(ben.permissions.allows(DIET)).toBe(true);
  await ben.withdraw(diet);
  const said = () => sent.map(({ body }) => JSON.parse(String(body)) as unknown);
  expect(said()).toMatchObject([diet]);
  ben.close();

  await app({ storage, fetch }).deliver();
  expect(said()).toMatchObject([diet, all]);
});

test('B8: what was done before anybody was known goes with the first token, and with no other', async () => {
  const storage = aPhone();
  const token = async (): Promise<never> => {
    throw new Error('no backend');
  };
  const early = app({ storage, token, fetch: noNetwork });
  await expect(early.withdraw(all)).rejects.toMatchObject({ code: 'waiting' });
  await expect(app({ storage, fetch: noNetwork }).deliver()).resolves.toHaveLength(1);

  const { sent, fetch } = aService();
  await app({ storage, fetch, token: tokenOf('ben-8') }).deliver();
  expect(sent).toEqual([]);
  await app({ storage, fetch }).deliver();
  expect(sent).toHaveLength(1);
});

test('B1: a token of another subject empties what was known first', async () => {
  const whose = ['ada-7', 'ben-8'];
  const { fetch } = aService();
  const answers: (readonly unknown[])[] = [];
  const village = app({
    fetch,
    token: async (ask) => ({ ...(await tokenOf(whose.shift()!)(ask)), expiresAt: 0 }),
  });
  await village.permissions.get();
  village.permissions.subscribe(() => answers.push([village.permissions.snapshot()]));
  await village.held.list();
  expect(answers[0]).toEqual([undefined]);
});

const thrown = (): never => {
  throw new DOMException('full', 'QuotaExceededError');
};
const broken: readonly (readonly [string, TextStorage])[] = [
  ['one that is full', { ...aPhone(), setItem: thrown }],
  ['one that is closed', { getItem: thrown, setItem: thrown, removeItem: thrown }],
];

test.each(broken)(
  'B8: %s keeps nothing and breaks nothing: the act waits in memory',
  async (_, storage) => {
    const village = app({ storage, fetch: noNetwork });
    await expect(village.withdraw(diet)).rejects.toMatchObject({ code: 'waiting' });
    await expect(village.withdraw(all)).rejects.toMatchObject({ code: 'waiting' });
    expect(village.pending().map(({ kept }) => kept)).toEqual(['in-memory', 'in-memory']);
    expect(app({ storage, fetch: noNetwork }).pending()).toEqual([]);
  },
);

test.each(['{', '7', 'null', '{"a":1}', '[null,7,{"name":"grant"},{"name":"pause","act":{}}]'])(
  'B8: what cannot be read is nothing: %s',
  async (text) => {
    const texts = new Map([[`village ${baseUrl}`, text]]);
    const village = app({ storage: aPhone(texts), fetch: noNetwork });
    expect(village.pending()).toEqual([]);
    await expect(village.withdraw(diet)).rejects.toMatchObject({ code: 'waiting' });
    expect(village.pending()).toMatchObject([{ kept: 'in-storage' }]);
  },
);

test('B8: two tabs that write in turn lose nothing', async () => {
  const storage = aPhone();
  const tabs = [app({ storage, fetch: noNetwork }), app({ storage, fetch: noNetwork })];
  for (const tab of tabs) await expect(tab.withdraw(diet)).rejects.toThrow();
  expect(app({ storage, fetch: noNetwork }).pending()).toHaveLength(2);
});

test('B8: a shared device keeps nothing, and says that a withdrawal has not arrived', async () => {
  const storage = aPhone();
  const village = app({ storage, fetch: noNetwork, device: 'shared' });
  await expect(village.withdraw(all)).rejects.toMatchObject({ code: 'undelivered' });
  expect(village.pending()).toEqual([]);
  expect(village.permissions.allows(DIET)).toBe(false);
  expect(storage.texts.size).toBe(0);
});

test('B8: without a storage of its own an app uses that of its page, and lives without', async () => {
  const { fetch } = aService();
  const storage = aPhone();
  await expect(app({ fetch: noNetwork }).withdraw(diet)).rejects.toMatchObject({ code: 'waiting' });
  const page = { ...new EventTarget(), documentElement: { lang: '' } };
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
  try {
    await expect(app({ fetch: noNetwork }).withdraw(diet)).rejects.toThrow();
    expect(storage.texts.size).toBe(0);
    Object.assign(page, { addEventListener: () => {}, removeEventListener: () => {} });
    Object.assign(globalThis, { document: page });
    await expect(app({ fetch: noNetwork }).withdraw(diet)).rejects.toThrow();
    expect(storage.texts.size).toBe(1);
    await app({ fetch }).deliver();
    expect(storage.texts.size).toBe(0);
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
    Reflect.deleteProperty(globalThis, 'localStorage');
  }
});
