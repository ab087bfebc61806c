import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { record } from '../../../src/consent/record.flow.js';
import { startAuditedVillage, type AuditedVillage } from '../../support/audited.js';
import { MILL } from '../../support/market.js';
import { ownedTables } from '../../support/rows.js';
import { give, takeBack, wish, type TestVillage } from '../../support/village.js';

let audited: AuditedVillage;
let village: TestVillage;
let ada: ReturnType<TestVillage['customer']>;
let adaIs: string;
const promises: (string | null)[] = [];
beforeEach(async () => {
  audited = await startAuditedVillage();
  village = audited.village;
  ada = village.customer('ada');
  adaIs = village.keyring.pseudonymOf(village.issuer.issuer, 'ada');
  promises.length = 0;
  await wish(ada, 'recipes');
  await ada.profile.put('household', { eaters: 3 });
  promises.push((await give(ada, ['household', 'diet'])).promise);
  promises.push((await give(village.customer('bob'), ['diet'])).promise);
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'] });
  await audited.seal();
});
afterEach(() => audited.close());

const having = (...codes: readonly string[]) => expect.arrayContaining([...codes]);
const refused = (code: string) => expect.objectContaining({ code });
const found = async () => audited.audit(await audited.bundle(promises));
/** What waits for the log, and the end of a customer's chain. */
const OF_LAST = () => `customer_id = '${adaIs}'
  AND seq = (SELECT max(seq) FROM ledger.line WHERE customer_id = '${adaIs}')`;

test('a village that nobody attacked is in order', async () => {
  promises.push((await takeBack(ada, ['diet'])).promise);
  expect(await found()).toEqual([]);
});

test('row 2: a waiting line that is changed together with its hash is not the line that was promised', async () => {
  promises.push((await takeBack(ada, ['diet'])).promise);
  await audited.force(`UPDATE ledger.queue q SET entry = other,
      leaf_hash = sha256('\\x00'::bytea || other)
    FROM (SELECT line_id, set_byte(entry, 10, get_byte(entry, 10) # 1) AS other
      FROM ledger.queue) o
    WHERE o.line_id = q.line_id`);
  expect(await found()).toEqual(having('V7-commitment', 'V12-promise'));
});

test('row 2: and where its row goes too, nobody can open what is in the log', async () => {
  promises.push((await takeBack(ada, ['diet'])).promise);
  await audited.force(`UPDATE ledger.queue SET entry = '\\x0101'::bytea || sha256('another'),
      leaf_hash = sha256('\\x000101'::bytea || sha256('another'));
    DELETE FROM ledger.line WHERE ${OF_LAST()}`);
  expect(await found()).toEqual(having('V8-unopened', 'V12-promise', 'V13-standing'));
});

test('row 6: a withdrawal that is deleted before it is sealed is missed by who was promised it', async () => {
  promises.push((await takeBack(ada, ['diet'])).promise);
  await audited.force(`DELETE FROM ledger.queue; DELETE FROM ledger.line WHERE ${OF_LAST()}`);
  expect(await found()).toEqual(having('V12-promise', 'V13-standing'));
});

test('row 6: and its place stays empty when the customer acts again', async () => {
  await takeBack(ada, ['diet']);
  await audited.force(`DELETE FROM ledger.queue; DELETE FROM ledger.line WHERE ${OF_LAST()}`);
  await give(ada, ['memory']);
  expect(await found()).toEqual(having('V9-gap'));
});

test('row 8: a whole customer who is deleted without an erasure leaves leaves that nobody opens', async () => {
  const own = (await ownedTables(village.ownerUrl)).filter((name) => name !== 'ledger.head');
  const deleted = [...own, 'ledger.head'].map(
    (name) => `DELETE FROM ${name} WHERE customer_id = '${adaIs}'`,
  );
  await audited.force(deleted.join(';'));
  expect(await found()).toEqual(['V8-unopened']);
});

test('row 9: a consent of last year that is invented today is too old for its place', async () => {
  const act = { id: randomUUID(), requestHash: Buffer.alloc(32, 1) };
  const command = { type: 'wish', purpose: 'offers', wish: { channel: 'app' } } as const;
  const lastYear = new Date(Date.now() - 365 * 86_400_000);
  await record(village.db, village.keyring, adaIs, { command, act }, lastYear);
  expect(await found()).toEqual(having('V11-backdated'));
});

test('rows 9 and 10: no place of a chain or of the log is taken twice', async () => {
  for (const [table, changed] of [
    ['ledger.line', 'line_id = gen_random_uuid()'],
    ['ledger.sealed', 'leaf_index = leaf_index + 1000'],
    ['ledger.leaf', 'leaf_hash = leaf_hash'],
  ] as const) {
    const doubled = `CREATE TEMP TABLE twin AS SELECT * FROM ${table} LIMIT 1;
      UPDATE twin SET ${changed}; INSERT INTO ${table} SELECT * FROM twin`;
    await expect(audited.force(doubled)).rejects.toEqual(refused('23505'));
  }
});

test('row 10: two lines that change places in the log open neither of its leaves', async () => {
  await audited.force(`CREATE TEMP TABLE two AS SELECT * FROM ledger.sealed
      WHERE customer_id = '${adaIs}' ORDER BY leaf_index LIMIT 2;
    UPDATE ledger.sealed s SET leaf_index = (SELECT sum(leaf_index) FROM two) - s.leaf_index
      WHERE s.line_id IN (SELECT line_id FROM two)`);
  expect(await found()).toEqual(having('V7-commitment'));
});

test('row 16: a permission that is changed beside its lines is found, and so is its use', async () => {
  await takeBack(ada, ['household']);
  await audited.seal();
  await audited.force(`UPDATE consent.standing SET says = 'granted', until = now() + interval '9 days'
    WHERE customer_id = '${adaIs}' AND field = 'household'`);
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'] });
  expect(await found()).toEqual(['V10-use', 'V13-standing']);
});

test('row 16: what a use is searched by is what was committed to', async () => {
  await audited.force(`UPDATE audit.disclosure SET fields = '{pets}'`);
  expect(await found()).toEqual(['V13-columns']);
});

test('row 40: a salt of another length is no salt', async () => {
  for (const length of [31, 33]) {
    const salted = `UPDATE audit.disclosure SET salt = substr(salt || salt, 1, ${length})`;
    await expect(audited.force(salted)).rejects.toEqual(refused('23514'));
  }
  await expect(
    audited.force(`UPDATE audit.disclosure SET payload = replace(payload, 'diet', 'pets'),
      salt = sha256(salt)`),
  ).rejects.toEqual(refused('23514'));
});

test('row 1: a byte of the log that an auditor is given is not the one that was signed', async () => {
  const folder = await audited.bundle(promises);
  const names = readdirSync(join(folder, 'tile'), { recursive: true, encoding: 'utf8' });
  const flip = (name: string) => {
    const bytes = readFileSync(name);
    bytes[100]! ^= 1;
    writeFileSync(name, bytes);
  };
  for (const [place, code] of [
    ['entries', 'V3-entry'],
    ['0', 'V3-tile'],
  ] as const) {
    const name = names.find((path) => RegExp(`^${place}/000.p/\\d+$`).test(path))!;
    flip(join(folder, 'tile', name));
    expect(audited.audit(folder)).toEqual(having(code));
    flip(join(folder, 'tile', name));
  }
  expect(audited.audit(folder)).toEqual([]);
});

test('rows 3 and 4: a box that is changed, or put in the place of another, stays shut', async () => {
  await audited.force('CREATE TABLE kept AS SELECT line_id, box FROM ledger.line');
  const put = (box: string) =>
    audited.force(`UPDATE ledger.line l SET box = ${box} FROM kept k
      WHERE k.line_id = (SELECT max(line_id::text)::uuid FROM kept WHERE line_id <> l.line_id)`);
  const flipped = 'set_byte(l.box, 50, get_byte(l.box, 50) # 1)';
  for (const box of [flipped, 'k.box']) {
    await put(box);
    await expect(found()).rejects.toThrow('unable to authenticate');
    await audited.force(
      'UPDATE ledger.line l SET box = k.box FROM kept k WHERE k.line_id = l.line_id',
    );
  }
  expect(await found()).toEqual([]);
});
