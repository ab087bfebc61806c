import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { FIELDS } from '@village-butcher/sdk/contract';
import { blindEntry, commitmentOf, KINDS, leafHashOf } from '../../src/ledger/commit.js';
import { dumpOf } from '../scenario/dump.js';
import {
  filesBelow,
  foundIn,
  lookedAt,
  namesOf,
  standAndComplain,
  withoutOwed,
} from '../support/drill.js';
import { eraseNow } from '../support/erasing.js';
import { asOwner, ownedTables, rowsOf, sealSome } from '../support/rows.js';
import { give, startVillage, takeBack, wish, type TestVillage } from '../support/village.js';

/*
 * The drill of an erasure. Not searched: PostgreSQL's own files. What was deleted lies in them until
 * its pages are vacuumed and its write-ahead log is recycled, and there it is shut: values and lines
 * under the customer's key, and that key under the wrapping key, which `ledger:rekey` replaces.
 */

const NOON = new Date('2026-11-26T11:00:00.000Z');
const anchor = join(tmpdir(), `village-drill-${randomUUID()}`);
/** Whoever keeps copies is told things, and that is written down. */
const KEEPER = {
  'brandt-backend': {
    role: 'recipient',
    recipient: 'app:brandt',
    keeps: 'copies',
    webhook: { url: 'https://crm.brandt.example/' },
  },
} as const;
let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON, anchor, clients: KEEPER });
});
afterEach(async () => expect(await village.broken()).toEqual([]));
afterAll(async () => {
  await village.stop();
  rmSync(anchor, { recursive: true, force: true });
});

const mark = (): string => `mark${randomBytes(8).toString('hex')}`;

/** Marks that only this customer has, one in every place that takes a word of theirs. */
const MARKS = { memory: [mark(), mark()], food: mark(), subject: mark(), request: mark() } as const;

/** A customer who uses all there is. Answers what they have in their hands. */
async function lifeOf() {
  const ada = village.customer(MARKS.subject);
  const self = 'self' as const;
  await ada.profile.put('diet', {
    members: { [self]: { rules: ['vegan'] }, 'adult-1': { rules: ['kosher'] } },
  });
  await ada.profile.put('allergies', {
    members: { self: { to: { nuts: 'traces', [MARKS.food]: 'contains' }, answered: true } },
  });
  await ada.profile.put('household', { eaters: 7, appetite: 'large' });
  await ada.profile.put('children', { 'child-1': '2022-11' });
  await ada.profile.put('pets', { pets: [{ species: 'dog' }] });
  await ada.profile.put('calendar', { hints: [{ date: '2026-11-26', hint: 'important' }] });
  await ada.profile.put('memory', { notes: MARKS.memory.map((text) => ({ text })) });
  await wish(ada, 'recipes', 'shopping-tips');
  const receipts = [await give(ada, FIELDS, ['recipes', 'shopping-tips'])];
  receipts.push(await takeBack(ada, ['pets']));
  receipts.push(await ada.pause({ until: '2026-12-24T00:00:00.000Z' }), await ada.resume());
  const { code } = await ada.members.invite('adult-1');
  await village.customer('bob').members.confirm(code);
  await ada.profile.put('diet', {
    members: { self: { rules: ['vegan'] }, 'adult-1': { rules: ['halal'] } },
  });
  await ada.members.invite('adult-1');
  await ada.suggestions.list({
    store: 'brandt/mill',
    purposes: ['recipes'],
    among: ['walnut-salad'],
  });
  await ada.settled.put('walnut-salad', { says: 'never' });
  await ada.held.list();
  await standAndComplain(village, ada);
  await ada.rights.erase();
  return receipts;
}

test('L10: who is erased is found nowhere, and every proof in their hands holds', async () => {
  const bystander = village.customer('cyd');
  await bystander.profile.put('diet', { members: { self: { rules: ['vegetarian'] } } });
  await wish(bystander, 'recipes');
  await give(bystander, ['diet']);
  const receipts = await lifeOf();
  const customer = village.keyring.pseudonymOf(village.issuer.issuer, MARKS.subject);
  await lookedAt(village.ownerUrl, customer);
  await sealSome(village.ownerUrl, 8);
  const names = await namesOf(village.ownerUrl, customer);
  const marks = Object.values(MARKS).flat();
  const before = { name: 'the tables', text: await dumpOf(village.ownerUrl) };
  expect(foundIn([before], marks, names)).toHaveLength(names.lines.length + 5);
  const kept = await rowsOf(village.ownerUrl, customer);
  expect(Object.keys(kept)).toEqual(await ownedTables(village.ownerUrl));
  const others = await countOthers(customer);

  expect(await eraseNow(village, customer, NOON)).toMatchObject({ state: 'nothing' });

  const dump = await dumpOf(village.ownerUrl);
  const remembered = filesBelow(anchor);
  const places = [
    { name: 'the tables', text: await withoutOwed(village.ownerUrl, dump) },
    { name: 'the log of the service', text: village.log.join('\n') },
    { name: 'the anchor', text: remembered.text },
  ];
  expect(foundIn(places, marks, names)).toEqual([]);
  expect(remembered.names).toEqual([names.key]);
  expect(await rowsOf(village.ownerUrl, customer)).toEqual({});
  expect(await countOthers(customer)).toEqual(others);
  expect(
    await asOwner(village.ownerUrl, 'SELECT kind, line_id, fields FROM audit.notification'),
  ).toEqual([{ kind: 'customer.erased', line_id: null, fields: [] }]);

  await sealSome(village.ownerUrl, 1_000);
  const leaves = await hashesOfLog();
  for (const { lines } of receipts) {
    for (const { payload, salt, leafHash } of lines) {
      const commitment = commitmentOf(Buffer.from(salt, 'base64url'), payload);
      const leaf = leafHashOf(blindEntry(KINDS.consent, commitment)).toString('base64url');
      expect([leaf, leaves.has(leaf)]).toEqual([leafHash, true]);
    }
  }
  const owed = await owedLeaves();
  expect(owed).toEqual(names.lines.map(() => true));
}, 60_000);

/** Where something nameless is left: leaves that are owed an erasure line, word to a recipient, what was asked. */
const LEFT = ['ledger.queue', 'audit.notification', 'audit.request', 'audit.request_step'];

/** How many rows others have: nothing of theirs goes with somebody else. */
const countOthers = async (customer: string): Promise<unknown> => {
  const tables = (await ownedTables(village.ownerUrl)).filter((name) => !LEFT.includes(name));
  const counts = tables.map(
    (name) => `SELECT '${name}' AS name, count(*) AS n FROM ${name}
    WHERE customer_id <> '${customer}'`,
  );
  return asOwner(village.ownerUrl, counts.join(' UNION ALL '));
};

const hashesOfLog = async (): Promise<ReadonlySet<string>> => {
  const rows = await asOwner<{ leaf_hash: Buffer }>(
    village.ownerUrl,
    'SELECT leaf_hash FROM ledger.leaf',
  );
  return new Set(rows.map(({ leaf_hash: hash }) => hash.toString('base64url')));
};

/** For each leaf that is owed an erasure line: is it a blind one, in the log? */
const owedLeaves = async (): Promise<boolean[]> =>
  (
    await asOwner<{ is_blind: boolean }>(
      village.ownerUrl,
      `SELECT length(l.entry) = 34 AND d.reason = 'customer' AS is_blind
       FROM ledger.erasure_due d JOIN ledger.leaf l USING (leaf_index)`,
    )
  ).map(({ is_blind: isBlind }) => isBlind);
