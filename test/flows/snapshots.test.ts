import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { anybodyIn, bodyIn, bodyOf, codeOf, DIET, UNTIL } from '../support/by-hand.js';
import { CHEESE, MEAT } from '../support/counters.js';
import { MARKET } from '../support/market.js';
import { NOTICE, startVillage, takeBack, type TestVillage } from '../support/village.js';
import { asOwner } from '../support/rows.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
const MEMORY = { ...DIET, field: 'memory' } as const;

let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
});
afterEach(async () => {
  village.clock.at = NOON;
  expect(await village.broken()).toEqual([]);
});
afterAll(() => village.stop());

const anybody = () => anybodyIn(village);
const later = (minutes: number): void => {
  village.clock.at = new Date(NOON.getTime() + minutes * 60_000);
};

test('L9: what is shown is signed and not stored, on 200 and 304, and neither body nor tag knows of it', async () => {
  const ada = anybody();
  const rows = () =>
    asOwner(
      village.ownerUrl,
      'SELECT (SELECT count(*) FROM ledger.head) + (SELECT count(*) FROM ledger.line)',
    );
  const before: unknown = await rows();
  const first = await ada.ask('/v1/me/permissions');
  const tag = first.headers.get('etag')!;
  const again = await ada.ask('/v1/me/permissions');
  const known = await ada.ask('/v1/me/permissions', { headers: { 'if-none-match': tag } });
  expect([first.status, again.status, known.status]).toEqual([200, 200, 304]);
  expect([again.headers.get('etag'), await again.text()]).toEqual([tag, await first.text()]);
  const tokens = [first, again, known].map(({ headers }) => headers.get('notice-snapshot'));
  expect(new Set(tokens).size).toBe(3);
  for (const token of tokens) expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{86}$/);
  expect(await rows()).toEqual(before);
  expect((await ada.grant({ snapshot: tokens[2] })).status).toBe(200);
});

test('L1: each snapshot that carries nothing is refused by its name, and nothing is written', async () => {
  const [ada, eve] = [anybody(), anybody()];
  const good = await ada.snapshot();
  const at = good.lastIndexOf('.') + 9;
  const forged = good.slice(0, at) + (good[at] === 'A' ? 'B' : 'A') + good.slice(at + 1);
  const claims = { ...village.issuer.claims(ada.name, 'customer', NOON), client_id: 'mill-app' };
  const elsewhere = await village.ask('/v1/me/permissions', {
    token: village.issuer.write({ claims }),
  });
  for (const snapshot of [
    undefined,
    '',
    'a.b.c',
    forged,
    await eve.snapshot(),
    elsewhere.headers.get('notice-snapshot'),
  ]) {
    expect(await codeOf(await ada.grant({ snapshot }))).toBe('422 snapshot-refused snapshot');
  }
  const offered = { permissions: [{ ...DIET, purpose: 'answers', until: UNTIL }] };
  expect(await codeOf(await ada.grant(offered))).toBe('422 not-offered permissions 0');
  const refused = { declined: [{ ...DIET, field: 'pets' }] };
  expect(await codeOf(await ada.grant(refused))).toBe('422 not-offered declined 0');
  expect(await codeOf(await ada.grant({ control: 'stop-using' }))).toBe(
    '422 unknown-control control',
  );
  later(60);
  expect(await codeOf(await ada.grant({ snapshot: good }))).toBe('409 snapshot-outdated snapshot');
  expect((await ada.app.history.list()).items).toEqual([]);
});

test('L2: a snapshot from before a withdrawal never brings back what was taken', async () => {
  const ada = anybody();
  const old = await ada.snapshot();
  expect((await ada.grant({ snapshot: old })).status).toBe(200);
  await takeBack(ada.app, ['diet']);
  expect(await codeOf(await ada.grant({ snapshot: old }))).toBe('409 snapshot-outdated snapshot');
  // It still carries what was not taken, and stays too old also once the customer has given it anew.
  const memory = { permissions: [{ ...MEMORY, until: UNTIL }] };
  expect((await ada.grant({ snapshot: old, ...memory })).status).toBe(200);
  expect((await ada.grant()).status).toBe(200);
  expect(await codeOf(await ada.grant({ snapshot: old }))).toBe('409 snapshot-outdated snapshot');
});

test('the same act again gives the same receipt, whatever snapshot it brings, and changes nothing', async () => {
  const ada = anybody();
  const key = randomUUID();
  const first = await ada.grant({ occurredAt: NOON.toISOString() }, key);
  await takeBack(ada.app, ['diet']);
  later(90);
  const receipt: unknown = await first.json();
  for (const changed of [{}, { snapshot: undefined }, { snapshot: 'x', occurredAt: 'yesterday' }]) {
    const again = await ada.grant(changed, key);
    expect([again.status, await again.json()]).toEqual([200, receipt]);
  }
  expect(await codeOf(await ada.grant({ control: 'switch' }, key))).toBe(
    '409 idempotency-key-reused',
  );
  expect((await ada.app.permissions.get()).standing).toMatchObject([{ verdict: 'withdrawn' }]);
});

test('the line of a choice carries what was on the screen, and how it came', async () => {
  const ada = anybody();
  const snapshot = await ada.snapshot();
  const declined = [MEMORY];
  const tomorrow = new Date(NOON.getTime() + 86_400_000).toISOString();
  const reply = await ada.grant({ snapshot, declined, occurredAt: tomorrow });
  const evidence = {
    actedBy: 'self',
    assurance: 'login',
    client: 'brandt-app',
    sdk: '1.2.3',
    occurredAt: NOON.toISOString(),
    wasAhead: true,
    receivedAt: NOON.toISOString(),
    snapshot,
  };
  const given = await bodyOf(reply.clone());
  expect(given).toMatchObject({ type: 'granted', permissions: [DIET], evidence });
  expect(given['evidence']).toMatchObject({
    offered: [{ recipient: 'app:brandt', longestDays: 365 }],
  });
  expect(await bodyOf(reply, 1)).toMatchObject({
    type: 'refused',
    permissions: declined,
    evidence,
  });
  const { items } = await ada.app.history.list();
  expect(items.map(({ type }) => type)).toEqual(['refused', 'granted']);
  expect((await ada.app.permissions.get()).standing).toMatchObject([DIET]);

  const nothing = await ada.grant({ permissions: [], declined });
  expect(await bodyOf(nothing)).toMatchObject({ type: 'refused', permissions: declined });
});

test('L11: a withdrawal needs no snapshot, and its line says how it came; no clock refuses it', async () => {
  const ada = anybody();
  const how = { surface: 'permission-centre', control: 'switch' };
  const moments = ['2026-11-26T10:59:00.000Z', '+271821-01-01T00:00:00.000Z', 'soon', undefined];
  for (const occurredAt of moments) {
    await ada.grant();
    const reply = await ada.withdraw({ permissions: [DIET], ...how, occurredAt });
    const claimed = occurredAt?.startsWith('2026') ? occurredAt : null;
    const isAhead = occurredAt?.startsWith('+') === true;
    expect(await bodyOf(reply)).toMatchObject({
      ...how,
      evidence: {
        actedBy: 'self',
        assurance: 'login',
        client: 'brandt-app',
        occurredAt: isAhead ? NOON.toISOString() : claimed,
        wasAhead: isAhead,
        receivedAt: NOON.toISOString(),
      },
    });
  }
});

test('what can be given has changed since: the customer looks again, and then it is given', async () => {
  const ada = anybody();
  const old = await ada.snapshot();
  const cheese = { id: CHEESE, name: 'Käsetheke' };
  await village.retail({ ...MARKET, recipients: [...MARKET.recipients, cheese] });
  expect(await codeOf(await ada.grant({ snapshot: old }))).toBe('409 snapshot-outdated snapshot');
  const toCheese = { permissions: [{ ...DIET, recipient: CHEESE, until: UNTIL }] };
  expect((await ada.grant(toCheese)).status).toBe(200);
  await village.retail(MARKET);
  expect(await codeOf(await ada.grant(toCheese))).toBe(
    '422 unknown-recipient permissions 0 recipient',
  );
  const toMeat = { permissions: [{ ...DIET, recipient: MEAT, until: UNTIL }] };
  expect((await ada.grant(toMeat)).status).toBe(200);
});

test('B6: the app brings it by itself: with what it shows, and a fresh one for an undo', async () => {
  const ada = anybody();
  await ada.app.permissions.get();
  const act = { notice: NOTICE, surface: 'permission-centre', control: 'allow' } as const;
  await ada.app.grant({ permissions: [{ ...DIET, until: UNTIL }], ...act });
  await ada.app.permissions.get();
  const taken = await takeBack(ada.app, ['diet']);
  const { lines } = await ada.app.undo(taken, NOTICE);
  expect((await ada.app.history.list()).items[0]).toMatchObject({ permissions: [DIET] });
  expect(bodyIn(lines[0]!)).toMatchObject({ control: 'undo', evidence: { sdk: '0.1.0' } });
});
