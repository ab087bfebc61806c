import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PURPOSES } from '@village-butcher/sdk/contract';
import { workOnExports } from '../../src/audit/export-work.flow.js';
import { deskOf, wholeOf, type Desk } from '../support/desk.js';
import { eraseNow } from '../support/erasing.js';
import { ASKED, exportingOf, fetched } from '../support/exported.js';
import { exportsIn as newPlace } from '../support/keys.js';
import { MILL } from '../support/market.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { unzipped } from '../support/unzip.js';
import { give, takeBack, wish } from '../support/village.js';

/*
 * A file that left the house was lost: whom is it about, and what does it have of them? The archive is opened
 * here as whoever finds it would, and the desk has to know the same without it. A part holds three rows.
 */

const NAMES = ['ada', 'ben', 'cem', 'dora'] as const;
const place = newPlace(undefined, 3);
let sealed: SealedVillage;
let desk: Desk;
beforeAll(async () => {
  sealed = await startSealedVillage({ exports: place });
  desk = deskOf(sealed.village);
  for (const [n, name] of NAMES.entries()) {
    const one = sealed.village.customer(name);
    await wish(one, 'recipes');
    await one.profile.put('household', { eaters: 2 });
    await one.profile.put('diet', { members: { self: { rules: ['vegan'] } } });
    await give(one, n % 2 === 0 ? ['diet', 'household'] : ['household']);
    for (let use = 0; use <= n; use += 1) {
      await one.suggestions.list({ store: MILL, purposes: PURPOSES });
    }
  }
  await takeBack(sealed.village.customer('dora'), ['household']);
  await sealed.seal();
}, 60_000);
afterAll(() => sealed.close());

const REACHED = { question: 'blast-radius', version: 1 } as const;
const contents = async (id: string) =>
  (await wholeOf(desk, { ...REACHED, parameters: { export: id } })).rows.map(({ cells }) => cells);

async function begun(asked: object = {}): Promise<string> {
  const { id } = await desk.exports.create({ ...ASKED, ...asked });
  await workOnExports(exportingOf(sealed), () => true, null);
  return id;
}

type Lost = Readonly<Record<string, unknown>>;

/** The rows that lie in the archive, each with the file that it lies in. */
async function rowsIn(id: string): Promise<readonly (readonly [file: string, row: Lost])[]> {
  return Array.from(unzipped(await fetched(sealed, id))).flatMap(([name, bytes]) => {
    const file = /^((?:parts|zero)\/.*)\.jsonl$/.exec(name)?.[1];
    const lines = file === undefined ? [] : bytes.toString().split('\n').filter(Boolean);
    return lines.map((line) => [file!, JSON.parse(line) as Lost] as const);
  });
}

/** Told a second time, from the archive: by the names that it has for them, what it has of each. */
async function plainly(id: string): Promise<readonly string[]> {
  const of = new Map<unknown, (readonly [string, Lost])[]>();
  for (const [file, row] of await rowsIn(id)) {
    of.set(row['customerRef'], [...(of.get(row['customerRef']) ?? []), [file, row]]);
  }
  return Array.from(of.values(), (rows) => {
    const fields = new Set(rows.flatMap(([, { fields: some, field }]) => some ?? field ?? []));
    const files = new Set(rows.map(([file]) => file));
    return [[...fields].toSorted(), [...files].toSorted(), rows.length].join(' ');
  }).toSorted();
}

const shown = (rows: readonly Lost[]) =>
  rows.map(({ fields, files, rows: n }) => [fields, files, n].join(' ')).toSorted();

test.each(['did-read', 'proof', 'may-still-hold', 'to-renew'] as const)(
  'whom a lost export of %s is about, and in which of its files, is what lies in it',
  async (question) => {
    const id = await begun({ questions: [question], parameters: {} });
    const found = await contents(id);
    expect(shown(found)).toEqual(await plainly(id));
    expect(found).toHaveLength(question === 'to-renew' ? 0 : NAMES.length);
    for (const { fields, special, locale, reachable } of found) {
      expect(special).toEqual((fields as string[]).filter((field) => field === 'diet'));
      expect([locale, reachable]).toEqual(['de', ['app']]);
    }
  },
  60_000,
);

test('what was asked together is put together, records too, and an export of it says the same', async () => {
  const questions = ['did-read', 'proof', 'blast-radius'] as const;
  const id = await begun({ questions, formats: ['jsonld'] });
  const found = await contents(id);
  const there = (await rowsIn(id)).map(([, row]) => row);
  expect(found.map(({ rows }) => Number(rows)).reduce((a, b) => a + b)).toBe(
    there.length + NAMES.length, // Of each there is one record beside the rows.
  );
  expect(found.flatMap(({ files }) => files)).toEqual(
    expect.arrayContaining(['parts/Q02-0001', 'parts/Q08-0001', 'parts/Q20-0001', 'records/0001']),
  );
  const again = await begun({ questions: ['blast-radius'], parameters: { export: id } });
  const written = (await rowsIn(again)).map(([, row]) => row);
  expect(shown(written)).toEqual(shown(found));
  expect(shown(await contents(again))).toEqual(await plainly(again));
}, 60_000);

test('an export that nobody made, is not at its end or came later is refused by its name', async () => {
  const parameters = { export: '0192f0c1-2345-7abc-8def-0123456789ac' };
  const unknown = {
    code: 'invalid',
    issues: [{ path: ['parameters', 'export'], code: 'unknown' }],
  };
  await expect(desk.answer({ ...REACHED, parameters })).rejects.toMatchObject(unknown);
  const asked = { ...ASKED, questions: ['blast-radius'] as const, parameters };
  await expect(
    desk.exports.create({ ...asked, questions: [...asked.questions] }),
  ).rejects.toMatchObject(unknown);
  const open = await desk.exports.create(ASKED);
  await expect(desk.answer({ ...REACHED, parameters: { export: open.id } })).rejects.toMatchObject({
    issues: [{ code: 'not-ended' }],
  });
  await desk.exports.cancel(open.id);
  expect(await contents(open.id)).toEqual([]);
  const asOf = new Date(Date.parse(open.at) - 1).toISOString();
  await expect(
    desk.answer({ ...REACHED, parameters: { export: open.id, asOf } }),
  ).rejects.toMatchObject(unknown);
  for (const stray of ['recipient', 'client', 'from'] as const) {
    const value = { recipient: 'app:brandt', client: 'brandt-app', from: open.at }[stray];
    await expect(
      desk.answer({ ...REACHED, parameters: { export: open.id, [stray]: value } }),
    ).rejects.toMatchObject({ issues: [{ path: ['parameters', stray], code: 'not-a-parameter' }] });
  }
});

test('of somebody who is erased it is told how many rows a lost export has, and not whose', async () => {
  const id = await begun({ questions: ['did-read', 'proof'] });
  const before = await contents(id);
  const { village } = sealed;
  const customer = village.keyring.pseudonymOf(village.issuer.issuer, 'cem');
  await eraseNow(village, customer, null);
  await sealed.seal();
  const after = await contents(id);
  const gone = after.at(-1)!;
  const lost = before.filter((row) => !shown(after).includes(shown([row])[0]!));
  expect(lost).toHaveLength(1);
  expect(gone).toMatchObject({
    customerRef: null,
    fields: [],
    files: lost[0]!['files'],
    rows: lost[0]!['rows'],
    locale: null,
  });
  expect(after).toHaveLength(NAMES.length);
}, 60_000);
