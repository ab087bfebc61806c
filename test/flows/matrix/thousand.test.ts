import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { QuestionParameters, QuestionSlug } from '@village-butcher/sdk/contract';
import { CHEESE, MEAT } from '../../support/counters.js';
import { LAKE, MILL } from '../../support/market.js';
import { wholeOf } from '../../support/desk.js';
import { Comparing } from '../../support/thousand-compared.js';
import { liveRounds } from '../../support/thousand-lives.js';
import { force, forgeGrants, forgeUses, silence } from '../../support/thousand-planted.js';
import { BRANDT, MILL_APP } from '../../support/thousand-market.js';
import {
  inRound,
  publish,
  sealAt,
  startThousand,
  type Thousand,
} from '../../support/thousand-village.js';

/*
 * A thousand customers live for half a year of made-up time, and somebody stands beside them and writes
 * down what they do. Then the desk is asked all sixteen questions of the first stage, over HTTP and page
 * by page, and each answer is compared with what the journal says, told as simply as can be.
 */

const SEED = process.env['THOUSAND_SEED'] ?? 'mutzenhausen';
const PEOPLE = Number(process.env['THOUSAND'] ?? 1_000);
const [EARLY, LATE] = [18, 36] as const;
const began = Date.now();
const say = (text: string): void =>
  void process.stderr.write(`  thousand, ${Math.round((Date.now() - began) / 1000)} s: ${text}\n`);
const at = (round: number, hours = 0): string => inRound(round, hours).toISOString();
const bareIn = (question: QuestionSlug) => comparing.bare.get(question);

let thousand: Thousand;
let comparing: Comparing;
beforeAll(async () => {
  say(`seed ${SEED}, ${PEOPLE} customers`);
  thousand = await startThousand(SEED, PEOPLE);
  await liveRounds(thousand, 0, EARLY, say);
  await publish(thousand, 3, inRound(EARLY - 1, 19));
  await liveRounds(thousand, EARLY, LATE, say);
  thousand.sealed.village.clock.at = inRound(LATE - 1, 20);
  comparing = new Comparing(thousand, SEED);
}, 600_000);
afterAll(() => thousand.sealed.close());

/** When the log was sealed for the first time while they lived, and a time before and after. */
const SEALED = at(EARLY - 1, 14);
const CLOCKS: readonly QuestionParameters[] = [
  {},
  { asOf: at(12) },
  { asOf: at(30), knownAsOf: SEALED },
];
const MORE_CLOCKS: readonly QuestionParameters[] = [
  { knownAsOf: SEALED },
  { asOf: at(14), knownAsOf: SEALED },
];
const SPAN = { from: at(10), to: at(22) };

/** What each question is asked with, besides the clocks. */
const ASKED: Partial<Record<QuestionSlug, readonly QuestionParameters[]>> = {
  'could-read': [
    { detail: true },
    { field: 'allergies' },
    { recipient: MEAT },
    { purpose: 'offers', detail: true },
    { store: LAKE, field: 'diet' },
    { detail: true, store: LAKE, recipient: BRANDT, asOf: at(20), knownAsOf: SEALED },
  ],
  'did-read': [
    ...MORE_CLOCKS,
    SPAN,
    { field: 'diet' },
    { recipient: MEAT },
    { purpose: 'shopping-tips', field: 'pets' },
    { store: MILL, from: at(20) },
    { recipient: MILL_APP, to: at(9) },
  ],
  'may-still-hold': [
    ...MORE_CLOCKS,
    { field: 'memory' },
    { recipient: MEAT },
    { recipient: MILL_APP, field: 'diet' },
  ],
  'to-renew': [{ notice: 'what-i-share', version: 2, asOf: at(25) }],
  'ending-soon': [{ field: 'diet' }, { recipient: MILL_APP }, { purpose: 'offers' }],
  'refused-attempts': [SPAN, { recipient: CHEESE }, { recipient: MEAT, from: at(9, 3) }],
  requests: [
    ...MORE_CLOCKS,
    SPAN,
    { kind: 'complaint' },
    { state: 'fulfilled' },
    { kind: 'erase' },
  ],
  looks: [...MORE_CLOCKS, SPAN, { to: at(12) }],
};

/** Columns in which nothing stands here. Counts of few are not shown, and with `THOUSAND=60` all are few. */
const NEVER_SAID: Partial<Record<QuestionSlug, readonly string[]>> = {
  'did-read': ['surface'],
  proof: ['statementHash'],
};

/** Where any row is an incident. */
const ZERO: readonly QuestionSlug[] = [
  'used-after-end',
  'used-without-permission',
  'special-not-explicit',
  'not-told',
  'end-missing',
  'notice-evidence',
  'integrity',
];

test.each(Object.entries(ASKED))(
  '%s is answered as the journal says, with each of its parameters',
  async (slug, asked) => {
    const question = slug as QuestionSlug;
    for (const parameters of [...CLOCKS, ...asked]) await comparing.ask(question, parameters);
    expect(comparing.rows.get(question)).toBeGreaterThan(0);
    if (question !== 'ending-soon') expect(bareIn(question)).toEqual(NEVER_SAID[question] ?? []);
    say(`${question}: ${comparing.rows.get(question)} rows`);
  },
  300_000,
);

test('one consent after another is proven as the journal says, and all of them', async () => {
  await comparing.ask('proof');
  await comparing.ask('proof', { asOf: at(5), knownAsOf: SEALED });
  const acts = thousand.journal.acts.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  for (let n = 0; n < acts.length; n += Math.ceil(acts.length / 6)) {
    await comparing.ask('proof', { line: acts[n]!.line });
  }
  expect(bareIn('proof')).toEqual(NEVER_SAID['proof']);
  say(`proof: ${comparing.rows.get('proof')} rows`);
}, 300_000);

test.each(ZERO)(
  '%s finds no incident where there is none',
  async (question) => {
    for (const parameters of [{ asOf: at(30), knownAsOf: SEALED }, {}]) {
      expect(await comparing.ask(question, parameters)).toEqual({ rows: 0, suppressed: 0 });
    }
  },
  300_000,
);

const AFTER = LATE + 1;

test('what recipients were not told or did not answer in a day is what the journal says', async () => {
  await silence(thousand, AFTER);
  const asked = [{}, { recipient: BRANDT }, { recipient: MILL_APP }];
  for (const parameters of [...asked, { asOf: at(AFTER, 10) }, { asOf: at(AFTER, 27) }]) {
    await comparing.ask('not-told', parameters);
  }
  expect(comparing.rows.get('not-told')).toBeGreaterThan(0);
  say(`not-told: ${comparing.rows.get('not-told')} rows`);
  await comparing.ask('may-still-hold');
  await comparing.ask('may-still-hold', { asOf: at(AFTER, 28) });
}, 300_000);

test('each fault that is planted is found by its question, and by no other', async () => {
  await forgeGrants(thousand, AFTER + 1);
  await sealAt(thousand, inRound(AFTER + 1, 2));
  thousand.sealed.village.clock.at = inRound(AFTER + 1, 3);
  const rowsOf = async (question: QuestionSlug) => (await comparing.ask(question)).rows;
  expect(await rowsOf('special-not-explicit')).toBe(1);
  expect(await rowsOf('end-missing')).toBe(1);
  expect(await rowsOf('notice-evidence')).toBe(2);
  for (const question of ['used-after-end', 'used-without-permission', 'integrity'] as const) {
    expect(await rowsOf(question)).toBe(0);
  }
}, 300_000);

test('what is changed behind the service stands at its very place in the log', async () => {
  const { journal, desk } = thousand;
  const act = journal.acts.find(({ says, who }) => says === 'granted' && isHere(who))!;
  const found = async () => (await wholeOf(desk, INTEGRITY)).rows.map(({ cells }) => cells);
  const place = journal.places.get(act.leafHash);

  const ofLine = `WHERE line_id = '${act.line}'`;
  await force(thousand, 'ledger.line', `UPDATE ledger.line SET box = box || '\\x00' ${ofLine}`);
  expect(await found()).toMatchObject([{ check: 'V8-unopened', position: place }]);
  const cut = 'substr(box, 1, length(box) - 1)';
  await force(thousand, 'ledger.line', `UPDATE ledger.line SET box = ${cut} ${ofLine}`);
  expect(await found()).toEqual([]);
}, 300_000);

const INTEGRITY = { question: 'integrity', version: 1, parameters: {} } as const;
const isHere = (who: string) => thousand.people.some((one) => one.who === who && !one.isGone);

test('uses that nobody made are found by what they were missing, and by how late they were', async () => {
  await forgeUses(thousand);
  await sealAt(thousand, inRound(AFTER + 1, 4));
  thousand.sealed.village.clock.at = inRound(AFTER + 1, 5);
  for (const question of ['used-after-end', 'used-without-permission'] as const) {
    expect((await comparing.ask(question)).rows).toBeGreaterThanOrEqual(3);
    await comparing.ask(question, { from: at(0), to: at(30) });
  }
}, 300_000);
