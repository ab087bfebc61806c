import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { QUESTIONS } from '@village-butcher/sdk/contract';
import { aReader, deskOf, type Desk } from '../support/desk.js';
import { MILL } from '../support/market.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { give, takeBack } from '../support/village.js';

let sealed: SealedVillage;
let desk: Desk;
beforeAll(async () => {
  sealed = await startSealedVillage();
  desk = deskOf(sealed.village);
});
afterAll(() => sealed.close());

const DID_READ = { question: 'did-read', version: 1, parameters: {} } as const;
const COULD_READ = { question: 'could-read', version: 1, parameters: {} } as const;

const askRaw = (role: 'dpo' | 'customer' | 'retailer' | 'guest', body?: object) =>
  sealed.village.ask(body ? '/v1/audit/answers' : '/v1/audit/questions', {
    ...(body ? { method: 'POST', body } : {}),
    token: sealed.village.tokenFor(role === 'guest' ? 'brandt-door' : 'somebody', role),
  });

test('before anything is sealed there is no position, and no answer is made up', async () => {
  await expect(desk.answer(DID_READ)).rejects.toMatchObject({ code: 'not-ready' });
});

test('the questions are a closed list, in the language of whoever asks', async () => {
  const { items } = await desk.questions();
  expect(items.map(({ slug }) => slug)).toEqual([...QUESTIONS]);
  expect(items[0]!.title).toMatch(/^Wer durfte/);
  const dutch = await sealed.village.ask('/v1/audit/questions', {
    token: sealed.village.tokenFor('officer', 'dpo'),
    headers: { 'accept-language': 'nl' },
  });
  expect(((await dutch.json()) as typeof items & { items: typeof items }).items[0]!.title).toMatch(
    /^Wie mocht/,
  );
});

test('only the desk asks, and the desk asks nothing else', async () => {
  for (const role of ['customer', 'retailer', 'guest'] as const) {
    expect((await askRaw(role)).status).toBe(403);
    expect((await askRaw(role, DID_READ)).status).toBe(403);
  }
  expect((await sealed.village.ask('/v1/audit/questions')).status).toBe(401);
  const token = sealed.village.tokenFor('officer', 'dpo');
  for (const path of ['/v1/me/permissions', '/v1/me/profile/diet', '/v1/suggestions?store=x']) {
    expect((await sealed.village.ask(path, { token })).status).toBe(403);
  }
});

test('L4: a use stands at the desk with the line and the notice that it rests on', async () => {
  const { given } = await aReader(sealed.village);
  await sealed.seal();
  const { rows, columns, ...answer } = await desk.answer(DID_READ);
  const { position, cells } = rows.at(-1)!;
  expect(Object.keys(cells)).toEqual(columns);
  expect(cells).toMatchObject({
    recipient: 'app:brandt',
    client: 'brandt-app',
    purpose: 'recipes',
    fields: ['diet'],
    notices: ['what-i-share@1.de'],
    outcome: 'used',
  });
  expect(JSON.parse(given.lines[0]!.payload)).toMatchObject({
    line: (cells['lines'] as string[])[0],
  });
  expect(answer).toMatchObject({ question: 'did-read', version: 1, unsealed: 0, suppressed: 0 });
  expect(position).toBeLessThan(answer.logSize);
});

test('what is not sealed yet is counted, and not in the answer', async () => {
  await sealed.seal();
  const before = await desk.answer(DID_READ);
  await aReader(sealed.village);
  const after = await desk.answer(DID_READ);
  expect(after.rows.length).toBe(before.rows.length);
  expect(after.unsealed).toBeGreaterThan(0);
  expect(after.logSize).toBe(before.logSize);
});

test('the same question at the same position has the same answer, to the byte', async () => {
  await aReader(sealed.village);
  await sealed.seal();
  const first = await desk.answer(DID_READ);
  const { asOf, knownAsOf } = first;
  await aReader(sealed.village);
  await sealed.seal();
  const again = { ...DID_READ, parameters: { asOf, knownAsOf } };
  const [one, other] = [await desk.answer(again), await desk.answer(again)];
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  expect(one).toMatchObject({ asOf, knownAsOf, logSize: first.logSize });
  expect(one.rows.length).toBe(first.rows.length);
});

test('a customer has another name in every answer, and one name within it', async () => {
  const { ada } = await aReader(sealed.village);
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'] });
  await sealed.seal();
  const { asOf, knownAsOf, rows } = await desk.answer(DID_READ);
  const refs = rows.map(({ cells }) => cells['customerRef'] as string);
  expect(refs.at(-1)).toBe(refs.at(-2));
  const narrow = await desk.answer({
    ...DID_READ,
    parameters: { asOf, knownAsOf, purpose: 'recipes' },
  });
  const others = narrow.rows.map(({ cells }) => cells['customerRef'] as string);
  expect(others.length).toBe(refs.length);
  expect(others.filter((ref) => refs.includes(ref))).toEqual([]);
});

test('a parameter that a question does not list is refused by its name', async () => {
  const asked = await askRaw('dpo', {
    ...COULD_READ,
    parameters: { from: '2026-01-01T00:00:00.000Z' },
  });
  expect([asked.status, await asked.json()]).toMatchObject([
    400,
    { code: 'invalid', issues: [{ path: ['parameters', 'from'], code: 'not-a-parameter' }] },
  ]);
  for (const [body, issue] of [
    [
      { ...DID_READ, parameters: { customer: 'Ada' } },
      { path: ['parameters'], code: 'unrecognized' },
    ],
    [
      { ...DID_READ, version: 2 },
      { path: ['version'], code: 'unknown-version' },
    ],
    [{ ...DID_READ, question: 'everything' }, { path: ['question'] }],
    [
      { ...DID_READ, parameters: { knownAsOf: '2020-01-01T00:00:00.000Z' } },
      { path: ['parameters', 'knownAsOf'], code: 'before-the-log' },
    ],
  ] as const) {
    const refused = await askRaw('dpo', body);
    expect([refused.status, await refused.json()]).toMatchObject([400, { issues: [issue] }]);
  }
});

test('L9: asking changes nothing, of nobody', async () => {
  const { ada } = await aReader(sealed.village);
  await sealed.seal();
  const before = await ada.permissions.get();
  await desk.answer(DID_READ);
  await desk.answer(COULD_READ);
  expect(await ada.permissions.get()).toEqual(before);
  expect((await ada.disclosures.list()).items.length).toBe(1);
});

test('of few customers it is told that they are, and not how many', async () => {
  const fields = ['pets'] as const;
  const people = Array.from({ length: 10 }, () => sealed.village.customer());
  for (const one of people.slice(1)) await give(one, fields, ['offers']);
  const ask = { ...COULD_READ, parameters: { field: 'pets', purpose: 'offers' } } as const;
  await sealed.seal();
  const nine = await desk.answer(ask);
  expect(nine).toMatchObject({ suppressed: 1, rows: [{ position: null }] });
  expect(nine.rows[0]!.cells).toMatchObject({
    recipientName: 'Brandt',
    field: 'pets',
    customers: null,
    earliestEnd: null,
    latestEnd: null,
  });

  await give(people[0]!, fields, ['offers']);
  await sealed.seal();
  const ten = await desk.answer(ask);
  expect(ten).toMatchObject({ suppressed: 0, rows: [{ cells: { customers: 10 } }] });

  await takeBack(people[0]!, fields, ['offers']);
  await sealed.seal();
  expect(await desk.answer(ask)).toMatchObject({ suppressed: 1 });
  const { knownAsOf } = ten;
  expect(await desk.answer({ ...ask, parameters: { ...ask.parameters, knownAsOf } })).toMatchObject(
    { rows: [{ cells: { customers: 10 } }], logSize: ten.logSize },
  );
});

test('a cursor goes on with its own question, and with no other', async () => {
  const before = await desk.answer(DID_READ);
  expect(before.next).toBeUndefined();
  for (const page of ['AAAA', 'x'.repeat(120)]) {
    const refused = await askRaw('dpo', { ...DID_READ, page });
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { issues: [{ path: ['page'], code: 'another-question' }] },
    ]);
  }
});
