import { expect, test } from '@jest/globals';
import {
  ConfigurationError,
  ConnectionError,
  type TokenAsk,
  UnauthenticatedError,
} from '@village-butcher/sdk';
import { aDay, settled } from './aDay.js';

test('B1: a token is fetched when the first call needs it, and used as long as it is fresh', async () => {
  const { asked, used, app } = aDay(300_000);
  const village = app();
  expect(asked).toEqual([]);
  await Promise.all([village.permissions.get(), village.held.list(), village.history.list()]);
  expect(asked).toEqual([false]);
  expect(used).toEqual(['t1', 't1', 't1']);
});

test('B1: with 30 to 120 seconds left it is used and renewed behind the back of the call', async () => {
  const { clock, asked, used, app } = aDay(300_000);
  const village = app();
  await village.permissions.get();
  clock.pass(180_000);
  await village.permissions.get();
  await settled();
  await village.permissions.get();
  expect(used).toEqual(['t1', 't1', 't2']);
  expect(asked).toEqual([false, false]);
});

test('B1: with less than 30 seconds left the call waits for the next one', async () => {
  const { clock, used, app } = aDay(300_000);
  const village = app();
  await village.permissions.get();
  clock.pass(270_001);
  await village.permissions.get();
  expect(used).toEqual(['t1', 't2']);
});

test('B1: after a failure in the background it rests for five seconds, and calls go on', async () => {
  const { clock, used, mint, app } = aDay(300_000);
  let failures = 0;
  const village = app((ask) => {
    if (used.length === 0) return mint(ask);
    failures += 1;
    throw new Error('The backend is down.');
  });
  await village.permissions.get();
  clock.pass(200_000);
  for (const ms of [0, 4_999, 1]) {
    clock.pass(ms);
    await village.permissions.get();
    await settled();
  }
  expect(failures).toBe(2);
  expect(used).toEqual(['t1', 't1', 't1', 't1']);
});

test('B1: after a 401 there is one forced refresh and one repeat', async () => {
  const { asked, used, app } = aDay(null, ['t1']);
  await app().permissions.get();
  expect(used).toEqual(['t1', 't2']);
  expect(asked).toEqual([false, true]);
});

test('B1: calls that are refused together ask for one token together', async () => {
  const { asked, app } = aDay(null, ['t1']);
  const village = app();
  await Promise.all([1, 2, 3, 4].map(() => village.permissions.get()));
  expect(asked).toEqual([false, true]);
});

test('B1: a refused token is not taken again because a renewal under way brings it back', async () => {
  const refused: string[] = [];
  const { clock, used, mint, app } = aDay(300_000, refused);
  const kept = { token: 't0', expiresAt: clock.now() + 300_000 };
  const village = app(async (ask) => {
    await settled();
    return ask.force ? mint(ask) : kept;
  });
  await village.permissions.get();
  refused.push('t0');
  clock.pass(200_000);
  await village.permissions.get();
  expect(used).toEqual(['t0', 't0', 't1']);
});

test('B1: a second 401 is the answer', async () => {
  const { used, app } = aDay(null, ['t1', 't2']);
  await expect(app().permissions.get()).rejects.toBeInstanceOf(UnauthenticatedError);
  expect(used).toEqual(['t1', 't2']);
});

test('B1: no timer renews a token', async () => {
  const { clock, asked, app } = aDay(300_000);
  await app().permissions.get();
  expect(clock.running).toBe(0);
  clock.pass(3_600_000);
  await settled();
  expect(asked).toEqual([false]);
});

test('B1: a call that needs no token asks for none', async () => {
  const { asked, used, app } = aDay(null);
  await app().stores.list();
  expect(asked).toEqual([]);
  expect(used).toEqual(['']);
});

test('B1: a backend that has no token for us is a broken connection, and is asked again', async () => {
  const { clock, app, mint } = aDay(null);
  let asked = 0;
  const token = (ask: TokenAsk) => {
    asked += 1;
    return asked === 1 ? Promise.reject(new Error('down')) : mint(ask);
  };
  const got = app(token).permissions.get();
  await clock.passOnce(0);
  await expect(got).resolves.toEqual({});

  const down = app(() => Promise.reject(new Error('down')));
  const error = await down.permissions.get({ retries: 0 }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ code: 'no-token', cause: new Error('down') });
});

test.each([
  ['a line break', { token: 'secret-of-ada\r\nX-Evil: 1', expiresAt: null }],
  ['no token', JSON.parse('{}')],
  ['nothing', JSON.parse('null')],
])(
  'B1: a backend that answers %s is told what to answer, and not what it did',
  async (_, token) => {
    const { app, used } = aDay(null);
    const village = app(async () => token);
    const error = await village.permissions.get().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).not.toContain('secret');
    expect(used).toEqual([]);
  },
);
