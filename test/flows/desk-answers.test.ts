import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  chancesOf,
  couldReadPlainly,
  deskOf,
  lastUsesPlainly,
  lived,
  movedIn,
  SHOWN_NOTICE,
  spelled,
  wholeOf,
  type Act,
  type Villager,
} from '../support/desk.js';
import { MILL } from '../support/market.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';

/*
 * The desk against the village: what the officer is answered is what the customers have in their own
 * hands. They lived through two spans of a made-up life; the log was sealed behind each.
 */

const SEED = 'mutzenhausen';
const PEOPLE = 24;

let sealed: SealedVillage;
let people: readonly Villager[];
let early: { readonly at: string; readonly acts: readonly Act[] };
beforeAll(async () => {
  sealed = await startSealedVillage();
  const chance = chancesOf(SEED);
  people = await Promise.all(
    Array.from({ length: PEOPLE }, (_, n) => movedIn(sealed.village, `villager-${n}`)),
  );
  for (const one of people) await lived(one, chance);
  await sealed.seal();
  const { knownAsOf } = await desk().answer({ question: 'did-read', version: 1, parameters: {} });
  early = { at: knownAsOf, acts: acts() };
  for (const one of people) await lived(one, chance);
  await sealed.seal();
}, 120_000);
afterAll(() => sealed.close());

const desk = () => deskOf(sealed.village);
const acts = (): readonly Act[] => people.flatMap((one) => one.acts);

const couldRead = async (parameters: object) => {
  const { rows, suppressed } = await wholeOf(desk(), {
    question: 'could-read',
    version: 1,
    parameters,
  });
  const counts = rows.map(({ cells }) => ({
    triple: spelled(cells as never),
    customers: cells['customers'],
  }));
  return { counts: counts.toSorted((a, b) => (a.triple < b.triple ? -1 : 1)), suppressed };
};

const few = ({ triple, customers }: { triple: string; customers: number }) => ({
  triple,
  customers: customers < 10 ? null : customers,
});

test('L1: who could read is what the customers have given and not taken back', async () => {
  const plain = couldReadPlainly(acts(), '2026-12-24T00:00:00.000Z');
  const found = await couldRead({ asOf: '2026-12-24T00:00:00.000Z' });
  expect(found.counts).toEqual(plain.map(few));
  expect(found.suppressed).toBe(plain.filter(({ customers }) => customers < 10).length);
  expect(plain.some(({ customers }) => customers >= 10)).toBe(true);
  expect(plain.some(({ customers }) => customers < 10)).toBe(true);
});

test('L10: as known at that time is what was known then, and as of then is another question', async () => {
  const now = '2026-12-24T00:00:00.000Z';
  const [then, known] = [couldReadPlainly(early.acts, now), couldReadPlainly(acts(), early.at)];
  expect((await couldRead({ asOf: now, knownAsOf: early.at })).counts).toEqual(then.map(few));
  expect((await couldRead({ asOf: early.at })).counts).toEqual(known.map(few));
  expect(then).not.toEqual(couldReadPlainly(acts(), now));
});

test('L4: what the desk shows as read is what the customers see as read', async () => {
  const own = await Promise.all(
    people.map(({ village }) => village.disclosures.list({ limit: 100 })),
  );
  const plain = own.flatMap(({ items }) =>
    items.flatMap(({ id, at, recipient, client, uses }) =>
      [...new Set(uses.map(({ purpose }) => purpose))].map((purpose) => {
        const parts = uses.filter((use) => use.purpose === purpose);
        return {
          disclosure: id,
          at,
          recipient,
          client,
          purpose,
          fields: parts.map(({ field }) => field),
          lines: parts.map(({ line }) => line),
          notices: parts.map(() => SHOWN_NOTICE),
          surface: null,
          outcome: 'used',
        };
      }),
    ),
  );
  const { rows } = await wholeOf(desk(), { question: 'did-read', version: 1, parameters: {} });
  const found = rows.map(({ cells }) => withoutRef(cells));
  const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).toSorted();
  expect(sorted(found.map(inOrder))).toEqual(sorted(plain.map(inOrder)));
  expect(found.length).toBeGreaterThan(20);

  const positions = rows.map(({ position }) => position!);
  expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  const readers = own.filter(({ items }) => items.length > 0).length;
  expect(new Set(rows.map(({ cells }) => cells['customerRef'])).size).toBe(readers);
});

const withoutRef = (cells: object) =>
  Object.fromEntries(Object.entries(cells).filter(([name]) => name !== 'customerRef'));
const inOrder = (cells: object) => Object.fromEntries(Object.entries(cells).toSorted());

test('who may still hold what they read is whoever read it last, as the customers see it', async () => {
  const own = await Promise.all(
    people.map(({ village }) => village.disclosures.list({ limit: 100 })),
  );
  for (const asOf of ['2026-12-24T00:00:00.000Z', early.at]) {
    const { rows } = await wholeOf(desk(), { ...STILL, parameters: { asOf } });
    const found = rows.map(({ cells }) =>
      ['recipient', 'field', 'lastUsedAt'].map((name) => cells[name]).join(' '),
    );
    expect(found.toSorted()).toEqual(lastUsesPlainly(own, asOf));
    expect(found.length).toBeGreaterThan(10);
  }
});

test('a customer is told of who may still hold it what the desk is told', async () => {
  const own = await Promise.all(people.map(({ village }) => village.disclosures.mayStillHold()));
  const { rows } = await wholeOf(desk(), { ...STILL, parameters: {} });
  const plainly = (all: readonly object[]) =>
    all.map((one) => TOLD_BOTH.map((name) => Reflect.get(one, name)).join(' ')).toSorted();
  expect(plainly(own.flatMap(({ items }) => items))).toEqual(
    plainly(rows.map(({ cells }) => cells)),
  );
  expect(new Set(rows.map(({ cells }) => cells['state']))).toEqual(new Set(['ended', 'permitted']));
});

const STILL = { question: 'may-still-hold', version: 1 } as const;
const TOLD_BOTH = ['recipient', 'field', 'lastUsedAt', 'endedAt', 'endReason', 'state'];

test('what is asked for is what is answered: a time, a field, a purpose', async () => {
  const ask = (parameters: object) =>
    wholeOf(desk(), { question: 'did-read', version: 1, parameters });
  const { rows: all } = await ask({});
  const inTime = (await ask({ to: early.at })).rows;
  expect(inTime).toHaveLength(all.filter(({ cells }) => String(cells['at']) < early.at).length);
  const later = (await ask({ from: early.at })).rows;
  expect(inTime.length + later.length).toBe(all.length);
  expect((await ask({ asOf: early.at })).rows.length).toBe(
    all.filter(({ cells }) => String(cells['at']) <= early.at).length,
  );
  const diet = (await ask({ field: 'diet', purpose: 'shopping-tips' })).rows;
  expect(diet.length).toBe(
    all.filter(
      ({ cells }) =>
        (cells['fields'] as string[]).includes('diet') && cells['purpose'] === 'shopping-tips',
    ).length,
  );
  expect((await ask({ recipient: 'app:mill' })).rows).toEqual([]);
  expect((await ask({ store: 'brandt/lake' })).rows).toEqual([]);
});

test('in detail each permission that stood has its line, and they add up to the counts', async () => {
  const asOf = '2026-12-24T00:00:00.000Z';
  const ask = (parameters: object) =>
    wholeOf(desk(), { question: 'could-read', version: 1, parameters: { asOf, ...parameters } });
  const { rows, columns } = await ask({ detail: true });
  expect(Object.keys(rows[0]!.cells)).toEqual(columns);
  const counts = new Map<string, number>();
  for (const { cells } of rows) {
    const triple = spelled(cells as never);
    counts.set(triple, (counts.get(triple) ?? 0) + 1);
  }
  expect(
    couldReadPlainly(acts(), asOf).map(({ triple, customers }) => [triple, customers]),
  ).toEqual(Array.from(counts).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  const lines = new Set(acts().map(({ line }) => line));
  expect(rows.filter(({ cells }) => !lines.has(String(cells['line'])))).toEqual([]);

  const atMill = (await ask({ detail: true, store: MILL })).rows;
  const readers = await Promise.all(
    people.map(async ({ village, acts: own }) => {
      const { items } = await village.disclosures.list();
      return items.length > 0 && couldReadPlainly(own, asOf).length > 0;
    }),
  );
  expect(new Set(atMill.map(({ cells }) => cells['line'])).size).toBeLessThan(rows.length);
  expect(new Set(atMill.map(({ cells }) => cells['customerRef'])).size).toBe(
    readers.filter(Boolean).length,
  );
  expect((await ask({ store: 'brandt/lake' })).rows).toEqual([]);
});
