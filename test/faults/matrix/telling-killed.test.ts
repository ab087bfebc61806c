import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createVillage, type Village } from '@village-butcher/sdk';
import { createRetailer } from '@village-butcher/sdk/server';
import { endAll, newFolder, owns, removeAll } from '../../support/embedded.js';
import { CLIENT_OF, startIssuer, type TestIssuer, type TokenRole } from '../../support/issuer.js';
import { MARKET } from '../../support/market.js';
import { startReceiver, type Receiver } from '../../support/receiver.js';
import { asOwner } from '../../support/rows.js';
import { serviceIn, type RunningService } from '../../support/runningService.js';
import { letOwnerSee } from '../../support/unwalled.js';
import { give, takeBack, wish } from '../../support/village.js';

const PATIENCE_MS = 150_000;

const folder = newFolder();
let issuer: TestIssuer;
let receiver: Receiver;
let service: RunningService;
beforeAll(async () => {
  issuer = await startIssuer();
  receiver = await startReceiver();
  service = await serviceIn(folder, issuer, {
    [CLIENT_OF.recipient]: {
      role: 'recipient',
      recipient: 'app:brandt',
      keeps: 'copies',
      webhook: { url: receiver.url, reach: 'private' },
    },
  });
  await service.start();
  await clientOf('office', 'retailer').imports.create(MARKET);
}, 60_000);
afterAll(async () => {
  await service.end('SIGKILL');
  await endAll();
  await receiver.close();
  await issuer.close();
  removeAll();
}, 60_000);

const tokens = (subject: string, role: TokenRole) => async () => ({
  token: issuer.tokenFor(subject, role, new Date()),
  expiresAt: null,
});
const clientOf = (subject: string, role: TokenRole) =>
  createRetailer({ baseUrl: service.baseUrl, token: tokens(subject, role) });
const backend = () => clientOf('backend', 'recipient').notifications;
const customer = (name: string): Village =>
  createVillage({ baseUrl: service.baseUrl, device: 'personal', token: tokens(name, 'customer') });

/** Asks until it is so, also of a service that comes and goes. */
async function until<T>(ask: () => T | Promise<T>, isSo: (said: T) => boolean): Promise<T> {
  for (const last = Date.now() + PATIENCE_MS; Date.now() < last; await setTimeout(100)) {
    const said = await Promise.resolve()
      .then(ask)
      .catch(() => null);
    if (said !== null && isSo(said)) return said;
  }
  throw new Error('It never was so.');
}

/** Somebody whose diet the app uses. */
async function regular(name: string): Promise<Village> {
  const ada = customer(name);
  await ada.profile.put('diet', { members: { self: { rules: ['vegan'] } } });
  await wish(ada, 'recipes');
  await give(ada, ['diet']);
  return ada;
}

/** Whether the app may read somebody's diet now: then there is a use more. */
async function isRead(ada: Village): Promise<boolean> {
  const uses = async () => (await ada.disclosures.list()).items.length;
  const before = await uses();
  await ada.suggestions.list({ store: 'brandt/mill', purposes: ['recipes'] });
  return (await uses()) > before;
}

/** Of whom something was taken back that was used, and what the recipient hears first of it. */
async function takesBack(name: string): Promise<void> {
  const ada = await regular(name);
  expect(await isRead(ada)).toBe(true);
  await takeBack(ada, ['diet']);
}

const EVIDENCE = ['notification', 'attempt', 'acknowledgement'].map((name) => `audit.${name}`);

/** Dies, sleeps for so many hours, and comes back. */
async function sleep(hours: number): Promise<void> {
  await service.end('SIGKILL');
  const owner = owns(folder);
  const ownerUrl = await owner.started;
  await letOwnerSee(ownerUrl);
  const earlier = (column: string) => `${column} = ${column} - interval '${hours} h'`;
  for (const table of EVIDENCE) {
    await asOwner(ownerUrl, `ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await asOwner(ownerUrl, `UPDATE ${table} SET ${earlier('at')}`);
    await asOwner(ownerUrl, `ALTER TABLE ${table} ENABLE TRIGGER USER`);
  }
  await asOwner(ownerUrl, `UPDATE audit.outbox SET ${earlier('at')}, ${earlier('due_at')}`);
  await owner.end('SIGTERM');
  await service.start();
}

const ids = () => new Set(receiver.heard.map(({ id }) => id));
const times = (id: string) => receiver.heard.filter((one) => one.id === id).length;
const toldMoreThan = (n: number, id: string) =>
  until(
    () => times(id),
    (now) => now > n,
  );
const fresh = (before: ReadonlySet<string>) =>
  until(
    () => [...ids()].find((id) => !before.has(id)),
    (id) => id !== undefined,
  ).then((id) => id!);
const answered = (id: string) =>
  backend().answer(id, { answer: 'done', at: new Date().toISOString() });

test('a recipient that hangs when the service is killed hears of the same withdrawal afterwards', async () => {
  receiver.behave('hangs');
  await takesBack('ada');
  const id = await fresh(new Set());
  await service.end('SIGKILL');
  receiver.behave('takes it');
  await service.start();
  await toldMoreThan(1, id);
  expect(ids()).toEqual(new Set([id]));
  expect(await backend().get(id)).toMatchObject({
    kind: 'permission.withdrawn',
    about: [{ field: 'diet', purpose: 'recipes' }],
  });
  await answered(id);
}, 240_000);

test('a withdrawal that commits as the service is killed is told all the same', async () => {
  const before = ids();
  await takesBack('bea');
  await service.end('SIGKILL');
  await service.start();
  await answered(await fresh(before));
}, 240_000);

test('a recipient that fails is told again, and one that sleeps for a day is told when it wakes', async () => {
  const before = ids();
  receiver.behave('is broken');
  await takesBack('cem');
  const id = await fresh(before);
  await toldMoreThan(1, id);
  await sleep(25);
  await toldMoreThan(times(id), id);
  const owed = await until(
    async () => clientOf('officer', 'dpo').audit.answer(notTold),
    ({ rows }) => rows.length === 1,
  );
  expect(owed.rows[0]!.cells).toMatchObject({ notification: id, lastOutcome: 'status-500' });
  receiver.behave('takes it');
  await answered(id);
}, 240_000);

const notTold = { question: 'not-told', version: 1, parameters: {} } as const;

test('a recipient that says yes and does not answer for three days reads nothing, until it answers', async () => {
  const before = ids();
  await takesBack('dan');
  const id = await fresh(before);
  const eve = await regular('eve');
  await sleep(71);
  expect(await isRead(eve)).toBe(true);
  await sleep(1);
  await until(
    () => isRead(eve),
    (is) => !is,
  );
  await service.end('SIGKILL');
  await service.start();
  expect(await isRead(customer('eve'))).toBe(false);
  await answered(id);
  expect(await isRead(customer('eve'))).toBe(true);
}, 240_000);

test('a recipient that is gone reads nothing at once', async () => {
  const before = ids();
  const fay = await regular('fay');
  receiver.behave('is gone');
  await takesBack('gil');
  const id = await fresh(before);
  await until(
    () => isRead(fay),
    (is) => !is,
  );
  receiver.behave('takes it');
  await answered(id);
  expect(await isRead(fay)).toBe(true);
}, 240_000);
