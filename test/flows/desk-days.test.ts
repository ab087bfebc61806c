import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AnswerAsk, QuestionParameters } from '@village-butcher/sdk/contract';
import { workOnExports } from '../../src/audit/export-work.flow.js';
import { checked } from '../support/bundle-check.js';
import { deskOf, wholeOf, type Desk } from '../support/desk.js';
import { exportingOf, fetched, lyingIn, trustOf } from '../support/exported.js';
import { asOwner } from '../support/rows.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { unpack, unzipped } from '../support/unzip.js';
import { give, takeBack } from '../support/village.js';

/*
 * What is counted stands at the end of a day: whoever asks before and after somebody did something
 * learns nothing of it by subtraction. The days are made up, those of the log, too.
 */

const at = (day: number, hour: string): Date => new Date(`2027-03-0${day}T${hour}:00.000Z`);

let sealed: SealedVillage;
let desk: Desk;
let size = 0;
const people: ReturnType<SealedVillage['village']['customer']>[] = [];
beforeAll(async () => {
  sealed = await startSealedVillage({ now: at(1, '08:00') });
  desk = deskOf(sealed.village);
  people.push(...Array.from({ length: 14 }, () => sealed.village.customer()));
  await sealedAt(at(1, '08:30'));
  for (const one of people.slice(0, 11)) await give(one, ['pets'], ['offers']);
  await sealedAt(at(2, '10:00'));
}, 60_000);
afterAll(() => sealed.close());

/** Seals what waits, as if it were that time: places of the log have the database's own. */
async function sealedAt(time: Date): Promise<void> {
  const before = size;
  size = await sealed.seal();
  await asOwner(
    sealed.village.ownerUrl,
    `UPDATE ledger.position SET at = '${time.toISOString()}'::timestamptz
       - (${size} - size) * interval '1 ms' WHERE size > ${before}`,
  );
}

const go = (time: Date): Date => (sealed.village.clock.at = time);
const COULD = { question: 'could-read', version: 1 } as const;
const ENDS = { question: 'ending-soon', version: 1 } as const;
const OFFERS = { field: 'pets', purpose: 'offers' } as const;
const ask = (of: Pick<AnswerAsk, 'question' | 'version'>, more: QuestionParameters = {}) =>
  wholeOf(desk, { ...of, parameters: { ...OFFERS, ...more } });
const counted = async (more: QuestionParameters = {}) =>
  (await ask(COULD, more)).rows.map(({ cells }) => cells['customers']);

test('as long as a log has no whole day behind it, what is counted is what stands', async () => {
  go(at(2, '11:00'));
  expect(await counted()).toEqual([11]);
});

test('no count tells of one act within a day, however it is asked, and at its end it does', async () => {
  go(at(4, '09:00'));
  await give(people[11]!, ['pets'], ['offers']);
  await sealedAt(at(4, '09:01'));
  go(at(4, '12:00'));
  const before = await ask(COULD);
  const early = await ask(ENDS);
  await give(people[12]!, ['pets'], ['offers']);
  await takeBack(people[0]!, ['pets'], ['offers']);
  await sealedAt(at(4, '12:01'));
  const asked: QuestionParameters[] = [
    {},
    { asOf: at(4, '12:30').toISOString() },
    { asOf: at(4, '08:59').toISOString() },
    { knownAsOf: at(4, '12:01').toISOString() },
    { knownAsOf: at(4, '09:00').toISOString(), asOf: at(4, '23:59').toISOString() },
  ];
  for (const time of ['12:02', '23:59']) {
    go(at(4, time));
    for (const more of asked) {
      expect([time, more, JSON.stringify(await ask(COULD, more))]).toEqual([
        time,
        more,
        JSON.stringify({ ...before, unsealed: 0 }),
      ]);
    }
    expect(await ask(ENDS)).toEqual(early);
  }
  expect(before).toMatchObject({ asOf: at(4, '00:00').toISOString(), logSize: early.logSize });
  expect(before.rows.map(({ cells }) => cells['customers'])).toEqual([11]);

  go(at(5, '00:00'));
  expect(await counted()).toEqual([12]);
  const { asOf, knownAsOf } = before;
  expect(await ask(COULD, { asOf, knownAsOf })).toEqual(before);
  // Line by line nothing is counted, and nothing waits for the end of a day.
  go(at(4, '12:02'));
  const { rows } = await wholeOf(desk, { ...COULD, parameters: { ...OFFERS, detail: true } });
  expect(rows).toHaveLength(12);
});

test('an export says of each count at which end of a day it stands, whenever it is worked off', async () => {
  go(at(6, '10:00'));
  await give(people[13]!, ['pets'], ['offers']);
  await sealedAt(at(6, '10:01'));
  const act = {
    formats: ['csv' as const],
    reason: 'Prüfung',
    parameters: { field: 'pets' as const },
  };
  const begun = async () =>
    (await desk.exports.create({ ...act, questions: ['could-read', 'may-still-hold'] })).id;
  go(at(6, '11:00'));
  const [soon, late] = [await begun(), await begun()];
  const work = (time: Date) => workOnExports(exportingOf(sealed), () => true, go(time));
  await work(at(6, '11:01'));
  const [one, other] = [await begun(), late];
  await work(at(7, '11:00'));
  const files = await Promise.all(
    [soon, other, one].map(async (id) => unzipped(await fetched(sealed, id))),
  );
  const parts = files.map((each) => each.get('parts/Q01-0001.jsonl')!.toString());
  expect(new Set(parts).size).toBe(1);
  expect(JSON.parse(parts[0]!)).toMatchObject({
    asOf: at(6, '00:00').toISOString(),
    customers: 12,
  });
  const { questions } = JSON.parse(files[0]!.get('manifest.json')!.toString()) as {
    questions: { id: string; asOf: string }[];
  };
  expect(questions.filter(({ id }) => /^Q0[13]$/.test(id)).map(({ asOf }) => asOf)).toEqual([
    at(6, '00:00').toISOString(),
    at(6, '11:00').toISOString(),
  ]);
  const folder = lyingIn(`${sealed.village.exports.folder}-unpacked`);
  unpack(await fetched(sealed, soon), folder.folder);
  const trust = trustOf(sealed);
  const found = checked(folder.folder, {
    trust: {
      ...trust,
      export: trust.export.map((key) => ({ ...key, from: '2020-01-01T00:00:00.000Z' })),
    },
    now: Date.now(),
  }).findings.filter(({ check, level }) => level === 'finding' && check.startsWith('E'));
  expect(found).toEqual([]);
  folder.close();
}, 60_000);
