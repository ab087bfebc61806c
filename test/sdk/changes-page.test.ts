import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { calm, StreamServer, until } from './aStream.js';
import { inAPage } from './aPage.js';
import { tokenOf } from './aPhone.js';

const listener = () => undefined;

let service: StreamServer;
beforeEach(async () => {
  service = await StreamServer.open();
});
afterEach(() => service.close());

test('B10: a page that nobody has seen for a minute hears nothing, until somebody returns', () =>
  inAPage(async (page) => {
    service.app().permissions.subscribe(listener);
    const stream = await service.opened(1);
    await page.becomes('hidden');
    service.clock.pass(30_000);
    stream.write(':\n');
    await calm();
    await page.becomes('visible');
    service.clock.pass(30_001);
    await calm();
    expect(stream.isOver()).toBe(false);

    await page.becomes('hidden');
    stream.write(':\n');
    await calm();
    service.clock.pass(30_000);
    stream.write(':\n');
    await calm();
    service.clock.pass(30_000);
    await until(stream.isOver);
    await page.isOnline();
    await calm();
    expect(service.streams).toHaveLength(1);
    await page.becomes('visible');
    await service.opened(2);
  }));

test('B10: who only asks, asks while somebody looks', () =>
  inAPage(async (page) => {
    const village = service.app({}, 'poll');
    village.permissions.subscribe(listener);
    await service.clock.passOnce(30_000);
    await until(() => service.asked === 1);
    await page.becomes('hidden');
    service.clock.pass(60_000);
    await calm();
    const before = service.asked;
    service.clock.pass(60_000);
    await calm();
    expect([service.asked, service.streams.length]).toEqual([before, 0]);
  }));

test('B10: a platform that cannot read as it comes asks instead', async () => {
  const { Response } = globalThis;
  Object.assign(globalThis, { Response: class {} });
  try {
    service.app().permissions.subscribe(listener);
    await service.clock.isAskedFor(30_000);
    expect(service.streams).toHaveLength(0);
  } finally {
    Object.assign(globalThis, { Response });
  }
});

test('B10: another customer has a stream of their own', async () => {
  let sub = 'ada';
  const village = service.app({
    token: async (how) => ({ ...(await tokenOf(sub)(how)), expiresAt: 1 }),
  });
  village.permissions.subscribe(listener);
  const stream = await service.opened(1);
  sub = 'ben';
  await village.held.list();
  await until(stream.isOver);
  const other = await service.opened(2);
  expect(other.headers['authorization']).not.toBe(stream.headers['authorization']);
});

test('B14: close ends the stream, its timers and its waits', async () => {
  const village = service.app();
  const other = service.app({}, 'poll');
  for (const one of [village, other]) one.permissions.subscribe(listener);
  const stream = await service.opened(1);
  village.close();
  other.close();
  await until(stream.isOver);
  await calm();
  expect(service.clock.running).toBe(0);
});
