import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { routes, type Path } from '@village-butcher/sdk/contract';
import type { Place } from '../../scenario/canary.js';
import { removeAll } from '../../support/embedded.js';
import { asOwner } from '../../support/rows.js';
import { Ears } from '../../support/sweep-ears.js';
import { breakBelow } from '../../support/sweep-faults.js';
import { liveAll, type Lived } from '../../support/sweep-life.js';
import { People } from '../../support/sweep-people.js';
import { leaks, newMarks, plainMark, type Marks } from '../../support/sweep-marks.js';
import { startSwept, type SweptService } from '../../support/sweep-service.js';
import { askWrongly } from '../../support/sweep-wrong.js';

/*
 * One run in which everything that a customer tells, is given and is known by is a word that stands
 * nowhere else; and then a look at all that left the house.
 */

/** What a line says of an answer. */
interface Answered {
  readonly method: string;
  readonly route: string;
  readonly status: number;
}

let service: SweptService;
let marks: Marks;
let lived: Lived;
let sent: readonly string[];
let customers: readonly string[];
let houseSaid: readonly Place[];
const ears = new Ears();
beforeAll(async () => {
  service = await startSwept();
  marks = newMarks(new Date());
  lived = await liveAll(new People(service, ears), marks, service);
  customers = (
    await asOwner<{ customer_id: string }>(service.ownerUrl, 'SELECT customer_id FROM ledger.head')
  ).map(({ customer_id: id }) => id);
  sent = [...(await askWrongly(service, ears))];
  sent = [...sent, ...(await breakBelow(service, ears))];
  const metrics = await (await fetch(`${service.management}/metrics`)).text();
  houseSaid = [
    { name: 'what the process wrote', text: service.said() },
    { name: 'what a watch heard', text: service.watched() },
    { name: 'the metrics', text: metrics },
    { name: 'the log of the database', text: service.databaseSaid() },
  ];
}, 400_000);
afterAll(async () => {
  await service.stop();
  removeAll();
});

/** All that a customer tells, and all that opens something of theirs. */
const secrets = (): readonly string[] => {
  const { key: _, reason: __, madeUp: ___, others, notes, ...one } = marks;
  const signatures = lived.tokens.map((token) => token.split('.')[2]!);
  return [...Object.values(one), ...others, ...notes, ...signatures, ...lived.codes, ...sent];
};
/** What stands for them: it may be read by who is told of it, and by nobody who keeps watch. */
const names = (): readonly string[] => [...customers, ...lived.ids, marks.key];
const SPECIAL = ['allergies', 'diet', 'children', 'calendar'];

test('no word of a customer, no key and no name of a special field is told to the operator', () => {
  const words = [...secrets(), ...names(), marks.reason, marks.madeUp, ...service.keys()];
  expect(leaks([...words, ...SPECIAL], houseSaid)).toEqual([]);
});

test('no refusal repeats a word that was sent, or one that is kept', async () => {
  const refusals = await ears.refusals();
  expect(refusals.length).toBeGreaterThan(300);
  const words = [...secrets(), ...names(), marks.reason, marks.madeUp, ...service.keys()];
  expect(leaks(words, refusals)).toEqual([]);
});

test('L1: no word of a customer reaches a recipient, a guest, the desk or its export', async () => {
  const letters = service.receiver.heard.map(({ path, headers, body }, at) => ({
    name: `letter ${at}`,
    text: `${path} ${JSON.stringify(headers)} ${body}`,
  }));
  expect(letters.length).toBeGreaterThan(0);
  expect(leaks([...names(), ...SPECIAL], letters)).toEqual([]);
  const files = Array.from(lived.archive, ([name, bytes]) => ({ name, text: bytes.toString() }));
  expect(files.map(({ name }) => name)).toContain('parts/Q02-0001.csv');
  const told = await ears.told(['a guest', 'the dpo', 'the recipient', 'the retailer', 'a member']);
  expect(told.length).toBeGreaterThan(20);
  const places = [...letters, ...files, ...told];
  expect(leaks([...secrets(), ...customers, ...service.keys()], places)).toEqual([]);
});

test('the sweep went through every route: it was answered, and it was refused', async () => {
  const lines = service.said().split('\n');
  const said = lines
    .filter((line) => line.startsWith('{"event":"answered"'))
    .map((line) => JSON.parse(line) as Answered);
  const wayOf = ({ method, path }: Path): string =>
    `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
  const all = Object.values<Path>(routes).map(wayOf);
  const ways = (isRight: (status: number) => boolean) =>
    new Set(
      said.filter(({ status }) => isRight(status)).map(({ method, route }) => `${method} ${route}`),
    );
  const answered = ways((status) => status < 400);
  const refused = ways((status) => status >= 400);
  expect(all.filter((way) => !refused.has(way))).toEqual([]);
  expect(all.filter((way) => !answered.has(way))).toEqual([]);
  expect(lived.archive.size).toBeGreaterThan(5);
  expect(await new People(service, ears).listen(marks.subject)).toBe(200);
  const statuses = [200, 204, 400, 401, 403, 404, 413, 415, 500, 503];
  const seen = new Set(said.map(({ status }) => status));
  expect(statuses.filter((status) => !seen.has(status))).toEqual([]);
});

test('an operator reads how much waits, what was refused and why, in numbers', async () => {
  const metrics = houseSaid.find(({ name }) => name === 'the metrics')!.text;
  for (const line of [
    'village_database_up 1',
    'village_recipients_suspended 0',
    'village_exports_open 0',
    'village_refusals_total{code="internal",route="/v1/me/profile/:field"}',
    'village_refused_tokens_total{reason="header"}',
    'village_security_events_total{event="looked"}',
    'village_failures_total{where="request"}',
    'village_http_request_duration_seconds_count{method="PUT",route="/v1/me/profile/:field",status="2xx"}',
    'village_database_connections{state="open"}',
    'village_ledger_waiting_lines ',
  ]) {
    expect(metrics).toContain(line);
  }
  expect((await fetch(`${service.management}/health/ready`)).status).toBe(200);
});

test('what a watch hears stands in its own file, numbered without a gap, and nowhere else', () => {
  const lines = service.watched().trim().split('\n');
  const heard = lines.map((line) => JSON.parse(line) as { stream: string; seq: number });
  expect(heard.map(({ seq }) => seq)).toEqual(heard.map((_, at) => at + 1));
  expect(new Set(heard.map(({ stream }) => stream))).toEqual(new Set(['security']));
  expect(service.said()).not.toContain('"stream":"security"');
});

test('what a customer told did arrive: they can read every word of it', async () => {
  const people = new People(service, ears);
  const ada = people.customer(marks.subject, 'themselves');
  const all = JSON.stringify([await ada.profile.get('memory'), await ada.profile.get('allergies')]);
  const places = [{ name: 'their own view', text: all }];
  expect(leaks([marks.allergy, marks.child], places)).toHaveLength(1);
  for (const word of [...marks.notes, marks.mapped, marks.allergy]) {
    expect(all).toContain(JSON.stringify(word).slice(1, -1));
  }
});

test('a word in the log of the database is found, once it is told to write down what failed', async () => {
  const word = plainMark();
  const admin = service.ownerUrl.replace('village_owner', 'postgres');
  const fail = `SELECT '${word}'::int`;
  const found = () => leaks([word], [{ name: 'its log', text: service.databaseSaid() }]);
  await expect(asOwner(admin, fail)).rejects.toThrow();
  expect(found()).toEqual([]);
  await expect(asOwner(admin, `SET log_min_messages = error; ${fail}`)).rejects.toThrow();
  expect(found()).toHaveLength(1);
});
