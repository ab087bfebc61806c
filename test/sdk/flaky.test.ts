import { expect, test } from '@jest/globals';
import { createVillage } from '@village-butcher/sdk';
import { echoFetch, faults, flaky, skewed } from '@village-butcher/sdk/testing';
import { anAppOn, baseUrl } from './aFake.js';
import { noWaiting } from './anApp.js';
import { ALL, giving } from './double/acts.js';

test('an act that arrives twice, or whose answer is lost, is done once', async () => {
  const { village, fake } = anAppOn([faults.twice], { retries: 0 });
  await village.grant(giving(['diet'], 'shopping-tips'));
  const lost = flaky(fake.fetch, [faults.lost]);
  const other = anAppOn([], { retries: 0, fetch: lost, token: fake.token }).village;
  const until = '2026-12-01T00:00:00.000Z';
  await expect(other.pause({ until })).rejects.toMatchObject({ code: 'waiting' });
  expect(await other.deliver()).toEqual([]);
  expect(fake.state.lines.slice(3).map(({ type }) => type)).toEqual(['granted', 'paused']);
});

test.each([
  ['no connection', [faults.reset, faults.reset, faults.reset], 'connection'],
  ['JSON that ends in its middle', [faults.cut], 'unreadable'],
  ['a gateway in the service’s place', [faults.failing(502)], 'unexplained'],
])('a fault is what it says: %s', async (_, plan, code) => {
  const { village } = anAppOn(plan, { retries: 0 });
  await expect(village.stores.list()).rejects.toMatchObject({ code });
});

test('an answer that is late or half open is given up in time', async () => {
  const { village, clock } = anAppOn([faults.late(500), faults.late(9_000), faults.halfOpen], {
    retries: 0,
  });
  const late = village.stores.list();
  clock.advance(500);
  expect((await late).items).not.toEqual([]);
  for (const _ of ['too late', 'half open']) {
    const lost = village.stores.list().catch(({ code }: { code: string }) => code);
    await new Promise((done) => setTimeout(done, 20));
    clock.advance(4_000);
    expect(await lost).toBe('timeout');
  }
});

test('too many requests: in seconds and as a date, also where the device’s clock is wrong', async () => {
  const waitOf = async (after: number | Date, ms = 0) => {
    const { village, clock } = anAppOn([faults.tooMany(after)], { retries: 0 });
    const slow = skewed(clock, ms);
    expect(slow.now() - clock.now()).toBe(ms);
    const error = await village.stores.list().catch((no: { retryAfterMs?: number }) => no);
    return (error as { retryAfterMs?: number }).retryAfterMs;
  };
  expect(await waitOf(7)).toBe(7_000);
  expect(await waitOf(new Date('2026-11-26T12:00:30.000Z'), -5_000)).toBe(30_000);
});

test('what an app sends can be looked at, but for its token', async () => {
  const village = createVillage({
    baseUrl,
    fetch: echoFetch,
    token: async () => ({ token: 'secret', expiresAt: null }),
    device: 'personal',
    random: noWaiting,
  });
  const seen: unknown = await village.withdraw(ALL);
  expect(seen).toMatchObject({ method: 'POST', url: `${baseUrl}/v1/me/withdrawals`, body: ALL });
  expect(JSON.stringify(seen)).not.toContain('secret');
});
