import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Tombstone } from '../../../src/ledger/erasure.js';
import { Tombstones } from '../../../src/ledger/tombstone.store.js';
import { eraseNow } from '../../support/erasing.js';
import { sealSome, asOwner, rowsOf } from '../../support/rows.js';
import { snapshotOf } from '../../support/snapshot-of.js';
import { startVillage, type TestVillage } from '../../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
const TURNS = 30;
const UNTIL = '2027-11-01T00:00:00.000Z';
let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
});
afterEach(async () => expect(await village.broken()).toEqual([]));
afterAll(() => village.stop());

const customerOf = (name: string) => village.keyring.pseudonymOf(village.issuer.issuer, name);

/** The token of somebody who has just signed in anew: it does for all that they do. */
function tokenOf(name: string): string {
  const claims = village.issuer.claims(name, 'customer', NOON);
  const auth_time = Math.floor(NOON.getTime() / 1000);
  return village.issuer.write({ claims: { ...claims, acr: 'urn:gold', auth_time } });
}

const ask = (name: string, method: string, path: string, body?: object) =>
  village.ask(path, { method, token: tokenOf(name), ...(body ? { body } : {}) });
const eraseOf = (name: string) => ask(name, 'POST', '/v1/me/erasure');
const tellOf = (name: string) =>
  ask(name, 'PUT', '/v1/me/profile/diet', { members: { self: { rules: ['vegan'] } } });
const wishOf = (name: string) => ask(name, 'PUT', '/v1/me/wishes/recipes', { channel: 'app' });
const readOf = (name: string) =>
  ask(name, 'GET', '/v1/suggestions?store=brandt/mill&purposes=recipes&among=ham-pot');
const grantOf = async (name: string) =>
  ask(name, 'POST', '/v1/me/grants', {
    permissions: [{ field: 'diet', recipient: 'app:brandt', purpose: 'recipes', until: UNTIL }],
    notice: { id: 'what-i-share', version: 1, locale: 'de' },
    surface: 'permission-centre',
    control: 'allow',
    snapshot: await snapshotOf(village, tokenOf(name)),
  });

/** Somebody whose diet is used for recipes. */
async function somebody(): Promise<string> {
  const name = randomUUID();
  for (const done of [tellOf, wishOf, grantOf, readOf]) expect((await done(name)).ok).toBe(true);
  return name;
}

/** Runs these at once, each a little later or earlier than the others. */
const atOnce = (...asks: readonly (() => Promise<Response>)[]): Promise<Response[]> =>
  Promise.all(asks.map((one) => setTimeout(randomInt(12)).then(one)));

const isFine = ({ status }: Response): boolean => status === 200 || status === 503;

/** Every blind line of the log is somebody's, or owed an erasure line. Never both, never neither. */
const strays = () =>
  asOwner(
    village.ownerUrl,
    `SELECT q.line_id FROM ledger.queue q
     WHERE q.kind < 16 AND (q.customer_id = ledger.nobody())
       <> EXISTS (SELECT FROM ledger.erasure_due d WHERE d.line_id = q.line_id)
     UNION ALL SELECT NULL FROM ledger.leaf l
     WHERE length(l.entry) = 34
       AND 1 <> (SELECT count(*) FROM ledger.sealed s WHERE s.leaf_index = l.leaf_index)
         + (SELECT count(*) FROM ledger.erasure_due d WHERE d.leaf_index = l.leaf_index)`,
  );

test('L10: an erasure and grants at once happen one after the other', async () => {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const name = await somebody();
    const said = await atOnce(
      () => grantOf(name),
      () => eraseOf(name),
      () => grantOf(name),
    );
    // What was chosen before an erasure is no choice of whoever comes after it.
    expect(said.filter((reply) => !isFine(reply) && reply.status !== 409)).toEqual([]);
    const left = await rowsOf(village.ownerUrl, customerOf(name));
    // Whoever grants afterwards is somebody new: what was told before is gone in every order.
    for (const table of ['profile.value', 'consent.wish', 'audit.disclosure']) {
      expect(left[table]).toBeUndefined();
    }
    const { 'ledger.line': lines = 0, 'ledger.act': acts = 0, 'ledger.queue': queued = 0 } = left;
    expect([acts, queued]).toEqual([lines, lines]);
    expect(await strays()).toEqual([]);
  }
}, 60_000);

test('L4: an erasure, reads and a sealer at once happen one after the other', async () => {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const name = await somebody();
    const readers = Array.from({ length: 4 }, () => () => readOf(name));
    const said = await atOnce(
      ...readers,
      () => eraseOf(name),
      () => sealed(3),
    );
    expect(said.filter((reply) => !isFine(reply))).toEqual([]);
    expect(await rowsOf(village.ownerUrl, customerOf(name))).toEqual({});
    expect(await strays()).toEqual([]);
  }
}, 60_000);

/** A sealer in the middle of it. One that lost against an erasure begins again. */
const sealed = async (most: number): Promise<Response> => {
  await sealSome(village.ownerUrl, most).catch(() => sealSome(village.ownerUrl, most));
  return new Response();
};

test('two erasures at once are one', async () => {
  const name = await somebody();
  const said = await atOnce(...Array.from({ length: 5 }, () => () => eraseOf(name)));
  expect(said.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(await rowsOf(village.ownerUrl, customerOf(name))).toEqual({});
  expect(await strays()).toEqual([]);
});

/** A door that is shut until somebody opens it. */
function door() {
  let open = () => {};
  const passed = new Promise<void>((done) => {
    open = done;
  });
  return { passed, open: () => open() };
}

/** An anchor on a slow disk: it sets no tombstone before it is let. */
class SlowAnchor extends Tombstones {
  readonly asked = door();
  readonly free = door();
  override async set(stone: Tombstone): Promise<Tombstone> {
    this.asked.open();
    await this.free.passed;
    return super.set(stone);
  }
}

test('L4: a use that meets an erasure half-way gets nothing', async () => {
  const name = await somebody();
  const tombstones = new SlowAnchor(join(tmpdir(), `village-slow-${randomUUID()}`), 'shred');
  const erased = eraseNow({ ...village, tombstones }, customerOf(name), NOON);
  await tombstones.asked.passed;
  const read = readOf(name);
  const granted = grantOf(name);
  await waiting(2);
  tombstones.free.open();
  expect(await erased).toMatchObject({ mode: 'shred' });
  expect((await read).status).toBe(503);
  expect((await granted).status).toBe(409);
  expect((await grantOf(name)).status).toBe(200);
  const { 'ledger.line': lines, 'audit.disclosure': uses } = await rowsOf(
    village.ownerUrl,
    customerOf(name),
  );
  expect([lines, uses]).toEqual([1, undefined]);
  expect(await strays()).toEqual([]);
});

test('L10: an erasure waits for what is under way, and takes its lines along', async () => {
  const name = await somebody();
  const session = village.db.createQueryRunner();
  await session.startTransaction();
  const use = `SELECT FROM profile.read_permitted($1, 'app:brandt', '{recipes}', '{recipes diet}',
    $2, $3, $4, 'brandt-app', 'brandt/mill')`;
  await session.query(use, [customerOf(name), NOON, randomUUID(), randomBytes(32)]);
  const erased = eraseOf(name);
  await waiting(1);
  await session.commitTransaction();
  await session.release();
  expect((await erased).status).toBe(200);
  expect(await rowsOf(village.ownerUrl, customerOf(name))).toEqual({});
  expect(await strays()).toEqual([]);
});

/** Until so many wait for a lock in this database. */
async function waiting(many: number): Promise<void> {
  const text = `SELECT count(*)::int AS n FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  for (let n = 0; n < many; await setTimeout(5)) {
    n = (await asOwner<{ n: number }>(village.ownerUrl, text))[0]!.n;
  }
}
