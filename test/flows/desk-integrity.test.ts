import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aReader, deskOf, wholeOf } from '../support/desk.js';
import { saidBy } from '../support/receipts.js';
import { asOwner } from '../support/rows.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { give, takeBack } from '../support/village.js';

let sealed: SealedVillage;
beforeAll(async () => {
  sealed = await startSealedVillage();
});
afterAll(() => sealed.close());

const found = async () => {
  const ask = { question: 'integrity', version: 1, parameters: {} } as const;
  const { rows } = await wholeOf(deskOf(sealed.village), ask);
  return rows.map(({ cells }) => cells['check']);
};

/** As a superuser: no trigger stops it. */
const force = (table: string, text: string) =>
  asOwner(
    sealed.village.ownerUrl,
    `ALTER TABLE ${table} DISABLE TRIGGER USER; ${text}; ALTER TABLE ${table} ENABLE TRIGGER USER`,
  );

/** What still stands, and when it was given, by an hour. */
const STANDS = "says = 'granted'";
const LATER = "recorded_at = recorded_at + interval '1 hour'";
const EARLIER = "recorded_at = recorded_at - interval '1 hour'";

test('L10: what an owner of the database changes behind the service stands at the desk', async () => {
  const { ada, given } = await aReader(sealed.village);
  await give(ada, ['memory']);
  const { lines } = await takeBack(ada, ['diet']);
  await sealed.seal();
  expect(await found()).toEqual([]);

  for (const [planted, back] of [
    ["notice = 'another'", "notice = 'what-i-share'"],
    ['notice_version = 2', 'notice_version = 1'],
    ["surface = 'counter'", "surface = 'permission-centre'"],
    [LATER, EARLIER],
  ]) {
    await force('consent.standing', `UPDATE consent.standing SET ${planted} WHERE ${STANDS}`);
    expect([planted, await found()]).toEqual([planted, ['V13-standing']]);
    await force('consent.standing', `UPDATE consent.standing SET ${back} WHERE ${STANDS}`);
    expect(await found()).toEqual([]);
  }
  await force(
    'consent.standing',
    `UPDATE consent.standing SET says = 'granted', until = '2099-01-01'`,
  );
  expect(await found()).toEqual(['V13-standing', 'V13-standing']);

  await force('audit.disclosure', `UPDATE audit.disclosure SET recipient = 'app:mill'`);
  expect(await found()).toContain('V13-columns');

  await force(
    'audit.disclosure',
    `UPDATE audit.disclosure SET payload = '{}',
       leaf_hash = ledger.blind_hash(2, ledger.commitment(salt, '{}'))`,
  );
  expect(await found()).toContain('V7-commitment');

  const line = String(saidBy(given.lines[0]!).line);
  await force(
    'ledger.line',
    `UPDATE ledger.line SET box = box || '\\x00' WHERE line_id = '${line}'`,
  );
  expect(await found()).toEqual(['V8-unopened', 'V7-commitment']);

  const taken = String(saidBy(lines[0]!).line);
  await force('ledger.line', `DELETE FROM ledger.line WHERE line_id = '${taken}'`);
  expect(await found()).toEqual(['V8-unopened', 'V7-commitment', 'V8-unopened']);
});
