import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createVillage } from '@village-butcher/sdk';
import * as contract from '@village-butcher/sdk/contract';
import { createFakeVillage, faults, fixtures, flaky, personas } from '@village-butcher/sdk/testing';
import { verifyReceipt } from '@village-butcher/sdk/verify';
import { anAppOn, baseUrl } from './aFake.js';
import { ALL, STORE, which } from './double/acts.js';

test('the example of the README is short, and runs', async () => {
  const readme = readFileSync('sdk/README.md', 'utf8');
  const [, code = ''] = /## Testing your app\n.*?```ts\n(.*?)```/s.exec(readme) ?? [];
  const [imports, ...lines] = code.split('\n\n');
  expect(code.trim().split('\n').length).toBeLessThan(20);
  expect(imports).toContain('@village-butcher/sdk/testing');
  const body = lines.join('\n\n');
  const names = ['createVillage', 'createFakeVillage', 'faults', 'flaky', 'personas', 'expect'];
  const run = new Function(...names, `return (async () => {${body}})()`);
  await run(createVillage, createFakeVillage, faults, flaky, personas, expect);
});

test('what another device does, the app is told', async () => {
  const { village, fake } = anAppOn();
  await village.permissions.get();
  expect(village.permissions.allows(which('memory'))).toBe(true);
  await fake.act.withdraw(ALL);
  await village.permissions.get();
  expect(village.permissions.allows(which('memory'))).toBe(false);
  expect(fake.state.lines.map(({ type }) => type)).toEqual([
    'wished',
    'wished',
    'granted',
    'withdrawn',
  ]);
  const route = '/v1/me/permissions';
  expect(fake.state.requests).toEqual([
    { method: 'GET', route },
    { method: 'GET', route },
  ]);
});

test('the same seed gives the same ids, another one others', async () => {
  const idsOf = async (seed: number) => {
    const { village, fake } = anAppOn([], {}, { seed });
    const { items } = await village.suggestions.list({ store: STORE, purposes: ['recipes'] });
    return [fake.state.lines, items];
  };
  expect(await idsOf(3)).toEqual(await idsOf(3));
  expect(await idsOf(3)).not.toEqual(await idsOf(4));
});

test('a receipt of the fake holds, for whoever trusts the fake', async () => {
  const { village, fake, clock } = anAppOn();
  const receipt = await village.withdraw(ALL);
  const trust = { ...(await fake.house.trust()), now: new Date(clock.now()) };
  expect(await verifyReceipt(receipt, trust)).toMatchObject({
    state: 'promised',
    isOverdue: false,
  });
  const lines = receipt.lines.map((line) => ({
    ...line,
    payload: line.payload.replace('withdrawn', 'granted'),
  }));
  expect(await verifyReceipt({ ...receipt, lines }, trust)).toMatchObject({ state: 'refused' });
  const use = (await village.suggestions.list({ store: STORE, purposes: ['recipes'] })).items[0]!;
  expect(use.rests).toEqual([]);
});

test.each(Object.entries(personas))('a persona can be lived with: %s', async (_, persona) => {
  const { village, fake } = anAppOn([], {}, { persona });
  const { told, wishes } = await village.permissions.get();
  expect(told.toSorted()).toEqual(Object.keys(persona.told).toSorted());
  expect(wishes.map(({ purpose }) => purpose)).toEqual(persona.wishes);
  const { items } = await village.suggestions.list({ store: STORE, purposes: ['recipes'] });
  expect(items.length > 0).toBe(persona.wishes.length > 0);
  for (const { reasons } of items) expect(reasons).not.toEqual([]);
  expect(fake.state.requests).toHaveLength(2);
});

test('a stream beats, ends with a reason, and is gone when nobody reads it', async () => {
  const { fake, clock } = anAppOn();
  const { token } = await fake.token({ force: false, signal: new AbortController().signal });
  const headers = { authorization: `Bearer ${token}` };
  const open = () => fake.fetch(`${baseUrl}/v1/me/changes`, { headers });
  const [first, second] = [await open(), await open()];
  expect(fake.state.streams).toBe(2);
  await second.body!.cancel();
  expect(fake.state.streams).toBe(1);
  clock.advance(15_000);
  fake.house.endStreams('not-ready');
  const said = await first.text();
  expect(said).toMatch(/^id: 1\nevent: permissions\ndata: .*\n\n:\n\nid: \d\nevent: error\n/s);
  expect(said).toContain('"code":"not-ready"');
  expect([fake.state.streams, clock.running]).toEqual([0, 0]);
});

test('a stream ends with the token that opened it', async () => {
  const { fake, clock } = anAppOn();
  const { token } = await fake.token({ force: false, signal: new AbortController().signal });
  const headers = { authorization: `Bearer ${token}` };
  const stream = await fake.fetch(`${baseUrl}/v1/me/changes`, { headers });
  clock.advance(300_000);
  expect(await stream.text()).toContain('"code":"token-refused"');
  expect((await fake.fetch(`${baseUrl}/v1/me/permissions`, { headers })).status).toBe(200);
  clock.advance(5_000);
  expect((await fake.fetch(`${baseUrl}/v1/me/permissions`, { headers })).status).toBe(401);
});

test('what a customer can ask and the fake has not is listed in the README', async () => {
  const { fake } = anAppOn();
  const readme = readFileSync('sdk/README.md', 'utf8');
  const { token } = await fake.token({ force: false, signal: new AbortController().signal });
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() };
  const every: readonly contract.Path[] = Object.values(contract.paths);
  const unlisted: string[] = [];
  for (const { method, path } of every.filter(({ policy }) => policy !== 'retailer')) {
    const address = baseUrl + path.replaceAll(/\{\w+\}/g, '0');
    const { status, body } = await fake.fetch(address, { method, headers });
    await body?.cancel();
    if ([403, 404].includes(status) && !readme.includes(`\`${path}\``)) unlisted.push(path);
  }
  expect(unlisted).toEqual([]);
});

test('fixtures are what the contract says', () => {
  const { catalogue, disclosure, held, history, notice, problem, receipt, standing, suggestions } =
    fixtures;
  const pairs = [
    [contract.CatalogueImport, catalogue],
    [contract.Disclosure, disclosure],
    [contract.Held, held],
    [contract.HistoryEntry, history],
    [contract.Notice, notice],
    [contract.Problem, problem],
    [contract.Receipt, receipt],
    [contract.Standing, standing],
    [contract.Suggestions, suggestions],
  ] as const;
  for (const [schema, value] of pairs) expect(schema.parse(value)).toEqual(value);
});
