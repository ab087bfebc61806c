import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { routes } from '@village-butcher/sdk/contract';
import { eraseNow } from '../support/erasing.js';
import { MILL } from '../support/market.js';
import { signersOf } from '../support/receiver.js';
import { asOwner, rowsOf } from '../support/rows.js';
import { allTold, readOnce, startTold, type Told } from '../support/telling.js';
import { takeBack } from '../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
const HOUR_MS = 3_600_000;
const FINE = 'takes it';

let told: Told;
beforeAll(async () => {
  told = await startTold(NOON);
});
afterEach(async () => {
  expect(await told.village.broken()).toEqual([]);
  told.village.clock.at = NOON;
  told.receiver.behave(FINE);
});
afterAll(() => told.stop());

const later = (hours: number): Date =>
  (told.village.clock.at = new Date(NOON.getTime() + hours * HOUR_MS));
const lastHeard = () => told.receiver.heard.at(-1)!;
const uses = async (ada: Awaited<ReturnType<typeof readOnce>>): Promise<number> => {
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'] });
  return (await ada.disclosures.list()).items.length;
};

test('a withdrawal reaches the recipient that used the field: sealed, without a word of what', async () => {
  const ada = await readOnce(told.village);
  await takeBack(ada, ['diet']);
  const [act] = (await ada.history.list()).items;
  await told.tell();

  const heard = lastHeard();
  expect(signersOf(heard, [told.key])).toEqual([told.key]);
  expect(JSON.parse(heard.body)).toMatchObject({ type: 'village.permission.withdrawn' });
  expect(`${heard.body}${JSON.stringify(heard.headers)}`).not.toMatch(/diet|recipes/);

  const subject = await ada.call(routes.subject, {});
  expect(await told.fetch(heard.id)).toEqual({
    id: heard.id,
    kind: 'permission.withdrawn',
    subject: subject.subject,
    about: [{ field: 'diet', purpose: 'recipes' }],
    until: null,
    at: NOON.toISOString(),
    dueAt: later(24).toISOString(),
    answers: [],
  });
  const [row] = await asOwner<{ line_id: string }>(
    told.village.ownerUrl,
    'SELECT line_id FROM audit.notification WHERE id = $1',
    [heard.id],
  );
  expect(row!.line_id).toBe(act!.line);
  await told.answer(heard.id, 'done');
});

test('whoever used nothing is told nothing, and neither is whoever keeps nothing', async () => {
  const before = await allTold(told.village);
  const ada = told.village.customer();
  await ada.profile.put('diet', { members: { self: { rules: ['vegan'] } } });
  await ada.profile.put('diet', { members: { self: { rules: ['halal'] } } });
  await takeBack(await told.village.customer(), ['diet']);
  expect(await allTold(told.village)).toEqual(before);
});

test('corrections, erased fields and pauses are told, each once, and none that changes nothing', async () => {
  const before = (await allTold(told.village)).map(({ id }) => id);
  const ada = await readOnce(told.village);
  const vegan = { members: { self: { rules: ['vegan'] } } } as const;
  await ada.profile.put('diet', vegan as never);
  await ada.profile.put('diet', { members: { self: { rules: ['vegetarian'] } } });
  await ada.profile.remove('diet');
  await ada.pause({ until: '2026-12-26T11:00:00.000Z' });
  const kinds = (await allTold(told.village))
    .filter(({ id }) => !before.includes(id))
    .map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual(['field.erased', 'field.rectified', 'use.restricted']);
  const heardBefore = told.receiver.heard.length;
  await told.tell();
  expect(told.receiver.heard.length).toBe(heardBefore + 3);
  for (const { id } of told.receiver.heard.slice(heardBefore)) await told.answer(id, 'received');
});

test('what was taken and not answered is said again every ten hours, until it is; its customer sees how far it is', async () => {
  const ada = await readOnce(told.village);
  await takeBack(ada, ['diet']);
  await told.tell();
  const { id } = lastHeard();
  const times = () => told.receiver.heard.filter((one) => one.id === id).length;
  await told.tell(later(9));
  expect(times()).toBe(1);
  await told.tell(later(10));
  expect(times()).toBe(2);
  const inHand = async () =>
    (await ada.rights.export()).told.map(({ kind, state, about }) => [kind, state, about.length]);
  expect(await inHand()).toEqual([['permission.withdrawn', 'told', 1]]);
  later(25);
  expect(await inHand()).toEqual([['permission.withdrawn', 'silent', 1]]);
  await told.answer(id, 'received');
  expect(await inHand()).toEqual([['permission.withdrawn', 'received', 1]]);
  await told.tell(later(60));
  expect(times()).toBe(2);
});

test('after a day the second contact hears of it, and after three the recipient reads nothing until it answers', async () => {
  const ada = await readOnce(told.village);
  const bob = await readOnce(told.village);
  const before = await uses(bob);
  await takeBack(ada, ['diet']);
  told.receiver.behave('is broken');
  await told.tell();
  const { id } = lastHeard();
  await told.tell(later(24));
  const paths = told.receiver.heard.filter((one) => one.id === id).map(({ path }) => path);
  expect(paths).toEqual(['/told', '/told', '/told/second'].slice(0, paths.length));
  expect(paths).toContain('/told/second');
  expect(await uses(bob)).toBe(before + 1);
  await told.tell(later(72));
  expect(await uses(bob)).toBe(before + 1);
  expect((await bob.permissions.get()).pausedUntil).toBe(null);

  await told.answer(id, 'done');
  expect(await uses(bob)).toBe(before + 2);
  const history = await asOwner<{ says: string }>(
    told.village.ownerUrl,
    `SELECT says, why FROM audit.suspension WHERE recipient = 'app:brandt' ORDER BY at, says DESC`,
  );
  expect(history).toEqual([
    { says: 'suspended', why: 'silent' },
    { says: 'lifted', why: null },
  ]);
});

test('whoever is gone reads nothing from that moment on', async () => {
  const ada = await readOnce(told.village);
  const before = await uses(ada);
  await takeBack(ada, ['diet'], ['offers', 'recipes']);
  told.receiver.behave('is gone');
  later(100);
  await told.tell();
  const { id } = lastHeard();
  const bob = await readOnce(told.village);
  expect(await uses(bob)).toBe(0);
  expect(await uses(ada)).toBe(before);
  await told.answer(id, 'impossible');
  expect(await uses(bob)).toBe(1);
});

test('a recipient hears that somebody is erased, and nothing else is left of what it was told', async () => {
  const { village } = told;
  const ada = await readOnce(village, 'ada');
  const { subject } = await ada.call(routes.subject, {});
  await takeBack(ada, ['diet']);
  const customer = village.keyring.pseudonymOf(village.issuer.issuer, 'ada');
  await eraseNow(village, customer, NOON);
  expect(await rowsOf(village.ownerUrl, customer)).toEqual({});
  const hers = (await allTold(village)).filter((one) => one.subject === subject);
  expect(hers).toEqual([
    expect.objectContaining({ kind: 'customer.erased', line_id: null, fields: [] }),
  ]);
  await told.tell();
  expect(await told.fetch(hers[0]!.id)).toMatchObject({ kind: 'customer.erased', about: [] });
  await told.answer(hers[0]!.id, 'done');
});
