import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Channel, VillageOptions } from '@village-butcher/sdk';
import { noNetwork, tokenOf } from './aPhone.js';
import { anAppThatKnows, DIET, PETS, RECEIPT, UNTIL, WHERE } from './aStanding.js';
import { FaultServer, refuses, reset, says } from './faultServer.js';

let server: FaultServer;
beforeAll(async () => {
  server = await FaultServer.open();
});
afterEach(() => server.clear());
afterAll(() => server.close());

const diet = { permissions: [DIET], ...WHERE } as const;

/** A browser: what one tab says, every other open tab hears at once. */
function aBrowser() {
  const open = new Map<Channel, Set<(event: Event) => void>>();
  const channel = (): Channel => {
    const own: Channel = {
      postMessage: (message) => {
        if (!open.has(own)) throw new DOMException('closed', 'InvalidStateError');
        for (const [other, listeners] of open) {
          if (other === own) continue;
          const event = new MessageEvent('message', { data: structuredClone(message) });
          listeners.forEach((listener) => listener(event));
        }
      },
      addEventListener: (_, listener) => void open.get(own)?.add(listener),
      close: () => void open.delete(own),
    };
    open.set(own, new Set());
    return own;
  };
  return { channel, open };
}

/** Two tabs of Ada's that know where she stands. */
async function twoTabs(options: Partial<VillageOptions> = {}) {
  const { channel, open } = aBrowser();
  const here = await anAppThatKnows(server, { channel, ...options });
  const there = await anAppThatKnows(server, { channel, ...options });
  return { here, there, open };
}

test('L2: a withdrawal counts in every tab in the same tick', async () => {
  const { here, there } = await twoTabs();
  const told: unknown[] = [];
  there.permissions.subscribe(() => told.push(there.permissions.allows(DIET)));
  server.plan(says(RECEIPT));
  const call = here.withdraw(diet);
  expect(told).toEqual([false]);
  expect(there.pending()).toEqual(here.pending());
  expect(there.permissions.allows(PETS)).toBe(true);

  await call;
  expect(there.pending()).toEqual([]);
  expect(there.permissions.allows(DIET)).toBe(false);
  expect(server.heard).toHaveLength(1);
});

test('B4: what waits in one tab is delivered by whichever gets through, as one act', async () => {
  const { here, there } = await twoTabs();
  server.plan(reset, says(RECEIPT));
  await expect(here.pause({ until: UNTIL })).rejects.toMatchObject({ code: 'waiting' });
  here.close();
  await expect(there.deliver()).resolves.toEqual([]);
  const [first, second] = server.heard.map(({ headers }) => headers['idempotency-key']);
  expect(second).toBe(first);
});

test('B4: what was delivered in one tab is not sent again by another', async () => {
  const { here, there } = await twoTabs();
  server.plan(reset, says(RECEIPT));
  await expect(here.withdraw(diet)).rejects.toMatchObject({ code: 'waiting' });
  await there.deliver();
  await expect(here.deliver()).resolves.toEqual([]);
  expect(server.heard).toHaveLength(2);
  expect(here.permissions.allows(DIET)).toBe(false);
});

test('B4: a refusal is a refusal in every tab, and nothing is known until the service says', async () => {
  const { here, there } = await twoTabs();
  server.plan(refuses(403, 'not-allowed'), reset, reset);
  await expect(here.withdraw(diet)).rejects.toMatchObject({ status: 403 });
  expect(there.pending()).toEqual([]);
  expect(there.permissions.snapshot()).toBeUndefined();
});

test('B4: a tab of another customer is not touched', async () => {
  const { channel } = aBrowser();
  const ada = await anAppThatKnows(server, { channel, token: tokenOf('ada-7') });
  const ben = await anAppThatKnows(server, { channel, token: tokenOf('ben-8') });
  server.plan(reset);
  await expect(ada.withdraw(diet)).rejects.toMatchObject({ code: 'waiting' });
  expect(ben.permissions.allows(DIET)).toBe(true);
  expect(ben.pending()).toEqual([]);
});

test('B14: close leaves the channel, and a withdrawal after it still counts here', async () => {
  const { here, there, open } = await twoTabs();
  expect(open.size).toBe(2);
  there.close();
  here.close();
  expect(open.size).toBe(0);
  await expect(here.withdraw(diet)).rejects.toMatchObject({ code: 'closed' });
  expect(here.permissions.allows(DIET)).toBe(false);
});

test('what another page of this place says on the channel is not believed in', async () => {
  const { channel } = aBrowser();
  const village = await anAppThatKnows(server, { channel });
  const stranger = channel();
  for (const message of [null, 'x', { turn: 'given', act: {} }, { turn: 'begun', act: { key: 7 } }])
    stranger.postMessage(message);
  expect(village.permissions.allows(DIET)).toBe(true);
  expect(village.pending()).toEqual([]);
});

test('a platform that lets nobody open a channel takes back all the same', async () => {
  const channel = () => {
    throw new DOMException('no', 'SecurityError');
  };
  const village = await anAppThatKnows(server, { channel });
  server.plan(says(RECEIPT));
  await expect(village.withdraw(diet)).resolves.toEqual(RECEIPT);
});

test('a page has a channel of its own, and a server none: there it would reach other customers', async () => {
  const { BroadcastChannel } = globalThis;
  const opened: string[] = [];
  Object.assign(globalThis, {
    BroadcastChannel: class {
      constructor(name: string) {
        opened.push(name);
      }
      addEventListener(): void {}
      postMessage(): void {}
      close(): void {}
    },
  });
  const nothing = () => undefined;
  const page = { addEventListener: nothing, removeEventListener: nothing, documentElement: {} };
  try {
    await anAppThatKnows(server, { fetch: noNetwork }).catch(nothing);
    expect(opened).toEqual([]);
    Object.assign(globalThis, { document: page });
    await anAppThatKnows(server, { fetch: noNetwork }).catch(nothing);
    expect(opened).toEqual([`village ${server.address}`]);
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
    Object.assign(globalThis, { BroadcastChannel });
  }
});
