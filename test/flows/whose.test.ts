import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Village } from '@village-butcher/sdk';
import { FIELDS, routes, type Path } from '@village-butcher/sdk/contract';
import { CHEESE, MEAT, NOBODYS, regularOf, tokenAt } from '../support/counters.js';
import { eraseNow } from '../support/erasing.js';
import { CLIENT_OF } from '../support/issuer.js';
import { MILL } from '../support/market.js';
import { allTold } from '../support/telling.js';
import { give, startVillage, type TestVillage, wish } from '../support/village.js';
import { askFor, namedIn, type Belongings } from '../support/whose.js';

type RouteName = keyof typeof routes;
const NAMES = Object.keys(routes) as readonly RouteName[];

const NOON = new Date('2026-11-26T11:00:00.000Z');

/** The app keeps copies; whoever comes with a recipient's token comes for another one. */
const KEEPERS = {
  'brandt-crm': {
    role: 'recipient',
    recipient: 'app:brandt',
    keeps: 'copies',
    webhook: { url: 'https://crm.brandt.example/told' },
  },
  [CLIENT_OF.recipient]: { role: 'recipient', recipient: 'app:hill', keeps: 'nothing' },
} as const;

let village: TestVillage;
let ada: Village;
let belongings: Belongings;
let tokens: Readonly<Record<string, string>>;
beforeAll(async () => {
  village = await startVillage({ now: NOON, clients: KEEPERS });
  ada = await regularOf(village, 'ada');
  await ada.profile.put('diet', {
    members: { self: { rules: ['vegan'] }, 'adult-1': { rules: ['vegan'] } },
  });
  await wish(ada, 'recipes');
  await ada.settled.put('ham-pot', { says: 'taken' });
  const { id } = await give(ada, ['diet']);
  const { code } = await ada.visits.open({ store: MILL });
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'] });
  const [use] = (await ada.disclosures.list()).items;
  await ada.pause({ until: '2026-11-26T11:00:01.000Z' });
  const { id: request } = await ada.call(routes.fileRequest, {
    body: { right: 'complaint', about: 'suggestion' },
  });
  const [told] = await allTold(village);
  belongings = {
    receipts: [id, use!.id],
    visit: code,
    counter: MEAT,
    notification: told!.id,
    request,
  };
  await wish(village.customer('gone'), 'recipes');
  await eraseNow(village, village.keyring.pseudonymOf(village.issuer.issuer, 'gone'), NOON);
  tokens = {
    customer: village.tokenFor('eve'),
    guest: village.tokenFor(CLIENT_OF.guest, 'guest'),
    counter: tokenAt(village),
    recipient: village.tokenFor('mill', 'recipient'),
    retailer: village.tokenFor('office', 'retailer'),
    dpo: village.tokenFor('desk', 'dpo'),
    'dpo-identify': village.tokenFor('desk', 'dpo-identify'),
    'dpo-quarantine': village.tokenFor('desk', 'dpo-quarantine'),
  };
});
afterAll(() => village.stop());

/** What can be told of an answer, but for the time. */
async function told(
  name: RouteName,
  names: Readonly<Record<string, string>>,
  token?: string,
  body?: unknown,
) {
  const { path, ...ask } = askFor(name, names, body);
  const reply = await village.ask(path, { ...ask, ...(token ? { token } : {}) });
  if (routes[name].path === routes.changes.path && reply.ok) {
    await reply.body?.cancel();
    return { status: reply.status, said: '' };
  }
  const headers = [...reply.headers].filter(([header]) => header !== 'date');
  return { status: reply.status, said: JSON.stringify(headers) + (await reply.text()) };
}

/** All that ada can see of what is hers. */
async function hers(): Promise<string> {
  const { standing, wishes, pausedUntil } = await ada.permissions.get();
  const fields = FIELDS.map((field) => ada.profile.get(field).catch(() => null));
  const { items } = await ada.history.list();
  const settled = await ada.settled.list();
  const { items: requests } = await ada.call(routes.requests, {});
  return JSON.stringify([
    requests,
    standing,
    wishes,
    pausedUntil,
    await Promise.all(fields),
    items,
    settled,
  ]);
}

/** Who a route is for: a role, or of the officer's one scope. */
const meant = ({ role, scope }: Pick<Path, 'role' | 'scope'>): string =>
  scope?.replace('audit:', 'dpo-') ?? role;

const may = (who: string, needed: string): boolean =>
  who === needed || (needed === 'guest' && who === 'customer');

test.each(NAMES.filter((name) => routes[name].role !== 'none'))(
  '%s is for one role: every other is refused alike, and so is nobody',
  async (name) => {
    const refused = Object.entries(tokens).filter(([who]) => !may(who, meant(routes[name])));
    expect(refused.length).toBeGreaterThan(2);
    const answers = await Promise.all(refused.map(([, token]) => told(name, {}, token)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]));
    expect(new Set(answers.map(({ said }) => said)).size).toBe(1);
    expect((await told(name, {})).status).toBe(401);
  },
);

test('L1: what is another’s is to a stranger what nobody has: same answer, and nothing of it changes', async () => {
  const before = await hers();
  for (const [name, { others, nobodys, body }] of Object.entries(namedIn(belongings))) {
    const { role, writes } = routes[name as RouteName];
    const strangers =
      role === 'counter'
        ? [tokenAt(village, 'mill-cheese')]
        : role === 'recipient'
          ? [tokens[role]]
          : [tokens[role], village.tokenFor('gone')];
    for (const token of strangers) {
      for (const other of [...others, ...others]) {
        const theirs = await told(name as RouteName, other, token, body);
        const nobody = await told(name as RouteName, nobodys, token, body);
        expect([name, theirs.status]).toEqual([name, nobody.status]);
        if (!writes) expect([name, theirs.said]).toEqual([name, nobody.said]);
      }
    }
  }
  expect(await hers()).toBe(before);
});

test('a counter that asks under another’s name sees nothing, though the same visit is open to itself', async () => {
  const { code } = await (await regularOf(village)).visits.open({ store: MILL });
  const asked = (counter: string, visit: string) =>
    told('counterView', { counter, visit }, tokens['counter']);
  expect((await asked(MEAT, code)).status).toBe(200);
  const another = await asked(CHEESE, code);
  expect(another).toEqual(await asked(CHEESE, NOBODYS));
  expect(another.status).toBe(404);
});
