import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { calm, event, StreamServer, until } from './aStream.js';
import { DIET } from './aStanding.js';
import { refuses } from './faultServer.js';

const ASK = { store: 'brandt/mill', purposes: ['recipes'] } as const;
const listener = () => undefined;

let service: StreamServer;
beforeEach(async () => {
  service = await StreamServer.open();
});
afterEach(() => service.close());

test('B10: nothing is opened before anybody listens, and nothing stays when nobody does', async () => {
  const village = service.app();
  await village.permissions.get();
  await calm();
  expect(service.streams).toHaveLength(0);
  const leaves = [village.permissions.subscribe(listener), village.suggestions.subscribe(listener)];
  const stream = await service.opened(1);
  leaves.pop()?.();
  await calm();
  expect(stream.isOver()).toBe(false);
  leaves.pop()?.();
  await until(stream.isOver);
  expect(service.streams).toHaveLength(1);
});

test('B10: what is done on another device is known here, and is asked for but once', async () => {
  const village = service.app();
  await village.permissions.get();
  await village.suggestions.list(ASK);
  const told: unknown[] = [];
  village.permissions.subscribe(() => told.push(village.permissions.allows(DIET)));
  const stream = await service.opened(1);
  expect(stream.headers).toMatchObject({ authorization: 'Bearer token-of-ada' });
  expect(stream.headers['accept']).toMatch(/^text\/event-stream/);
  stream.write(`\uFEFF: beat\n\n${event('permissions', service.tag)}`);
  await calm();
  expect(service.asked).toBe(1);

  service.given = [];
  const said = event('permissions', service.tag, '2');
  for (const piece of [said.slice(0, 9), said.slice(9, 40), said.slice(40)]) {
    stream.write(piece);
    await calm();
  }
  await until(() => told.length > 0);
  expect([told, service.asked]).toEqual([[false], 2]);
  expect(village.suggestions.snapshot()?.isStale).toBe(true);
});

test('B10: another catalogue makes what is on the screen out of date, and whoever listens is told', async () => {
  const village = service.app();
  await village.suggestions.list(ASK);
  let told = 0;
  village.suggestions.subscribe(() => told++);
  const stream = await service.opened(1);
  stream.write(event('suggestions', null) + event('a-later-word', null));
  await until(() => told > 0);
  expect(village.suggestions.snapshot()?.isStale).toBe(true);
  await calm();
  expect([told, service.asked]).toEqual([1, 0]);
});

test('B10: a lost stream is opened again with the last id, at first soon and then later', async () => {
  service.app().permissions.subscribe(listener);
  const stream = await service.opened(1);
  stream.write(event('permissions', '"0"', 'seven'));
  await until(() => service.asked > 0);
  for (const [losses, ms] of [750, 1_500, 3_000, 6_000, 12_000, 22_500, 22_500].entries()) {
    (await service.opened(losses + 1)).end();
    await service.clock.passOnce(ms);
    const { headers } = await service.opened(losses + 2);
    expect(headers['last-event-id']).toBe('seven');
  }
});

test('B10: a stream that held for a minute was healthy, and the next loss is the first', async () => {
  service.app().permissions.subscribe(listener);
  (await service.opened(1)).end();
  await service.clock.passOnce(750);
  const stream = await service.opened(2);
  for (let beat = 0; beat < 4; beat++) {
    service.clock.pass(15_000);
    stream.write(':\n\n');
    await calm();
  }
  stream.end();
  await service.clock.passOnce(750);
  await service.opened(3);
});

test('B10: silence of 45 s is a loss; a heart that beats is none', async () => {
  service.app().permissions.subscribe(listener);
  const stream = await service.opened(1);
  await calm();
  for (let beat = 0; beat < 4; beat++) {
    service.clock.pass(44_999);
    stream.write(':\n');
    await calm();
  }
  expect(stream.isOver()).toBe(false);
  service.clock.pass(45_000);
  await until(stream.isOver);
  await service.clock.passOnce(750);
  await service.opened(2);
});

test('B10: what the service ends a stream with is its word: a token that ended is another next time', async () => {
  let tokens = 0;
  const token = async () => ({ token: `t${++tokens}`, expiresAt: null });
  service.app({ token }).permissions.subscribe(listener);
  const stream = await service.opened(1);
  stream.write('event: error\ndata: {"status":401,"code":"token-refused"}\n\n');
  await until(stream.isOver);
  service.instead.push(refuses(401, 'token-refused'));
  await service.clock.passOnce(750);
  const { headers } = await service.opened(3);
  expect(headers['authorization']).toBe('Bearer t2');
});

test('B10: a service that goes down says so, and the stream is opened again when it may be', async () => {
  service.app().permissions.subscribe(listener);
  const stream = await service.opened(1);
  stream.write('event: error\ndata: {"status":503,"code":"not-ready"}\n\n');
  await until(stream.isOver);
  service.instead.push(refuses(503, 'busy', { 'Retry-After': '5' }));
  await service.clock.passOnce(750);
  await service.clock.passOnce(6_500);
  await service.opened(3);
});

test.each(['an older service', 'a word in the stream'])(
  'B10: where there is no stream it is asked every 30 s: %s',
  async (how) => {
    if (how === 'an older service') service.instead.push(refuses(404, 'not-found'));
    const village = service.app();
    await village.permissions.get();
    village.permissions.subscribe(listener);
    const stream = await service.opened(1);
    if (how !== 'an older service') {
      stream.write('event: error\ndata: {"status":403,"code":"not-allowed"}\n\n');
    }
    for (const count of [2, 3]) {
      await service.clock.passOnce(30_000);
      await until(() => service.asked === count);
    }
    expect(service.streams).toHaveLength(1);
  },
);
