import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ExportAct } from '@village-butcher/sdk/contract';
import { ExportPlace } from '../../src/audit/export-place.js';
import { checked } from '../support/bundle-check.js';
import { aReader, deskOf } from '../support/desk.js';
import { edit, resignFile } from '../support/export-edits.js';
import { ASKED, exported, trustOf, type Unpacked } from '../support/exported.js';
import { exportsIn as newPlace } from '../support/keys.js';
import { brokenIn } from '../support/rdf.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';

/*
 * Consent records after ISO/IEC TS 27560 leave the house with the answer that proves consents: one for each
 * customer and recipient, under the names that the answer gives them.
 */

const RECORDS: Partial<ExportAct> = { questions: ['proof'], formats: ['jsonld'] };
const FILE = 'records/0001.jsonld';

const place = newPlace();
let sealed: SealedVillage;
beforeAll(async () => {
  sealed = await startSealedVillage({ exports: place });
  const { ada } = await aReader(sealed.village);
  await aReader(sealed.village);
  const { standing } = await ada.permissions.get();
  await ada.withdraw({
    permissions: standing
      .slice(0, 1)
      .map(({ field, recipient, purpose }) => ({ field, recipient, purpose })),
    surface: 'permission-centre',
    control: 'stop-using',
  });
  await sealed.seal();
}, 60_000);
afterAll(() => sealed.close());

const found = ({ folder }: Unpacked) =>
  checked(folder, { trust: trustOf(sealed), now: Date.now() })
    .findings.filter(({ level }) => level === 'finding')
    .map(({ code }) => code);

const recordsIn = (one: Unpacked) =>
  (JSON.parse(one.read(FILE)) as { '@graph': Record<string, unknown>[] })['@graph'];

const actsIn = (one: Unpacked) =>
  one
    .read('parts/Q08-0001.jsonl')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, string>)
    .filter(({ act }) => ['granted', 'refused', 'withdrawn'].includes(act!));

test('an export has a record for each customer and recipient, by the names of its answer', async () => {
  const one = await exported(sealed, RECORDS);
  expect(found(one)).toEqual([]);
  const acts = actsIn(one);
  const pairs = new Set(acts.map((row) => `vb:customer:${row['customerRef']} ${row['recipient']}`));
  const records = recordsIn(one);
  expect(records).toHaveLength(pairs.size);
  expect(new Set(records.map((record) => record['dpv:hasDataSubject']))).toEqual(
    new Set([...pairs].map((pair) => pair.split(' ')[0])),
  );
  expect(one.read(FILE)).toContain('dpv:ConsentWithdrawn');
  for (const record of records) expect(await brokenIn(record)).toEqual([]);
  for (const name of ['context/27560.jsonld', 'schema/27560.shacl.ttl']) {
    expect([name, one.read(name)]).toEqual([name, readFileSync(`docs/${name}`, 'utf8')]);
  }
  one.close();
}, 60_000);

test('asked about one line, there are records of its customer alone', async () => {
  const whole = await exported(sealed, RECORDS);
  const { line, recipient } = actsIn(whole)[0]!;
  const one = await exported(sealed, { ...RECORDS, parameters: { line } });
  expect(found(one)).toEqual([]);
  expect(recordsIn(one)).toHaveLength(1);
  expect(one.read(FILE)).toContain(`"dpv:hasRecipient":"vb:recipient:${recipient}"`);
  whole.close();
  one.close();
}, 60_000);

test.each<readonly [string, string, (text: string) => string]>([
  [
    'an act that nobody did',
    'E4-table',
    (text) => text.replace('dpv:ConsentWithdrawn', 'dpv:ConsentGiven'),
  ],
  [
    'a record in another spelling',
    'E3-schema',
    (text) => text.replace('{"@id":"urn', '{ "@id":"urn'),
  ],
  ['a record less', 'E3-rows', (text) => text.replace(/\n\{.*\},\n/, '\n')],
  [
    'another context',
    'E3-schema',
    (text) => text.replace('https://w3id.org/dpv#', 'https://x.example/#'),
  ],
])(
  'L10: the verifier finds %s in the records, whoever signed it (%s)',
  async (_, code, change) => {
    const one = await exported(sealed, RECORDS);
    edit(one, FILE, change);
    resignFile({ one, other: one, key: place.key }, FILE);
    expect(found(one)).toContain(code);
    one.close();
  },
  60_000,
);

test('records without the answer that they are a form of are refused, and so are those that nobody answers for', async () => {
  const desk = deskOf(sealed.village);
  const issue = (code: string) => ({ code: 'invalid', issues: [{ path: ['formats'], code }] });
  await expect(desk.exports.create({ ...ASKED, formats: ['jsonld'] })).rejects.toMatchObject(
    issue('without-proof'),
  );
  const said = Object.getOwnPropertyDescriptor(place, 'controller')!;
  Object.defineProperty(place, 'controller', { ...said, value: null });
  await expect(desk.exports.create({ ...ASKED, ...RECORDS })).rejects.toMatchObject(
    issue('controller-not-said'),
  );
  Object.defineProperty(place, 'controller', said);
  expect(new ExportPlace('', place.key, '').controller).toBeNull();
});
