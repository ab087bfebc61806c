import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { routes, type LiftAct } from '@village-butcher/sdk/contract';
import { requestsOf } from '@village-butcher/sdk/rights';
import { filing, later, NOON, own, stepsOf } from '../support/requests.js';
import { MILL } from '../support/market.js';
import { allTold, readOnce, startTold, type Told } from '../support/telling.js';
import { give, suggested, type TestVillage } from '../support/village.js';

let told: Told;
let village: TestVillage;
beforeAll(async () => {
  told = await startTold(NOON);
  village = told.village;
});
afterEach(async () => {
  expect(await village.broken()).toEqual([]);
  village.clock.at = NOON;
});
afterAll(() => told.stop());

const UNTIL = '2027-01-26T11:00:00.000Z';
const DIET = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;
const HOUSEHOLD = { ...DIET, field: 'household' } as const;
type Customer = Awaited<ReturnType<typeof readOnce>>;
const verdictsOf = async (ada: Customer) =>
  (await ada.permissions.get()).standing.map(({ field, verdict, pausedUntil }) =>
    [field, verdict, pausedUntil].filter((part) => part !== undefined),
  );
const lift = (ada: Customer, permissions: LiftAct['permissions']) =>
  ada.call(routes.liftRestrictions, { body: { permissions } });

test('L2: a named permission is not used from its commit on, the others are, and who used it is told which', async () => {
  const before = new Set((await allTold(village)).map(({ id }) => id));
  const ada = await readOnce(village);
  await ada.profile.put('household', { eaters: 3 });
  await give(ada, ['household']);
  const shared = await suggested(ada);
  const request = await filing(ada, { right: 'restrict', permissions: [DIET], until: UNTIL });
  expect(request).toMatchObject({ state: 'fulfilled', until: UNTIL, named: 1 });
  expect(stepsOf(request)).toEqual(['receive', 'accept', 'work', 'tell', 'check', 'fulfil']);
  later(village, 1);
  expect(await suggested(ada)).not.toEqual(shared);
  expect((await ada.permissions.get()).pausedUntil).toBeNull();
  expect(await verdictsOf(ada)).toEqual([
    ['diet', 'paused', UNTIL],
    ['household', 'granted'],
  ]);
  const [use] = (await ada.disclosures.list()).items;
  expect(use!.uses.map(({ field }) => field)).toEqual(['household']);

  const [line] = (await ada.history.list()).items;
  expect(line).toMatchObject({ type: 'restricted', permissions: [DIET], until: UNTIL });
  expect(request.steps.find(({ step }) => step === 'work')?.line).toBe(line!.line);
  const notes = (await allTold(village)).filter(({ id }) => !before.has(id));
  expect(notes.map(({ kind, recipient }) => [kind, recipient])).toEqual([
    ['use.restricted', 'app:brandt'],
  ]);
  expect(await told.fetch(notes[0]!.id)).toMatchObject({
    kind: 'use.restricted',
    about: [{ field: 'diet', purpose: 'recipes' }],
    until: UNTIL,
  });
  await told.answer(notes[0]!.id, 'done');
});

test('L11: its customer lifts it, by name or all at once, and it is used on the line that gave it', async () => {
  const ada = await readOnce(village);
  const given = (await ada.permissions.get()).standing[0]!.line;
  const requests = requestsOf(ada);
  await requests.file({ right: 'restrict', permissions: [DIET] });
  expect((await lift(ada, [HOUSEHOLD])).lines).toEqual([]);
  expect(await verdictsOf(ada)).toEqual([['diet', 'paused', '2027-11-21T11:00:00.000Z']]);
  const receipt = await requests.lift({ permissions: 'all' });
  expect(receipt.lines).toHaveLength(1);
  expect(await verdictsOf(ada)).toEqual([['diet', 'granted']]);
  later(village, 1);
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'] });
  const [use] = (await ada.disclosures.list()).items;
  expect(use!.uses).toMatchObject([{ field: 'diet', line: given }]);
  expect((await lift(ada, 'all')).lines).toEqual([]);
});

test('a restriction ends on its day, with a new act of giving, and not with the pause of everything', async () => {
  const ada = await readOnce(village);
  const restrict = () => filing(ada, { right: 'restrict', permissions: [DIET], until: UNTIL });
  await restrict();
  await ada.pause({ until: '2026-12-01T11:00:00.000Z' });
  await ada.resume();
  expect(await verdictsOf(ada)).toEqual([['diet', 'paused', UNTIL]]);
  await give(ada, ['diet']);
  expect(await verdictsOf(ada)).toEqual([['diet', 'granted']]);
  await restrict();
  later(village, 61);
  expect(await verdictsOf(ada)).toEqual([['diet', 'granted']]);
});

test('what was never given, or is restricted for longer, is left as it is', async () => {
  const ada = await readOnce(village);
  const nothing = await filing(ada, { right: 'restrict', permissions: [HOUSEHOLD], until: UNTIL });
  expect(nothing).toMatchObject({ state: 'fulfilled', until: UNTIL });
  expect(nothing.steps.every(({ line }) => line === null)).toBe(true);
  const long = await filing(ada, { right: 'restrict', permissions: [DIET] });
  const short = await filing(ada, { right: 'restrict', permissions: [DIET], until: UNTIL });
  expect(short.until).toBe(long.until);
  await expect(
    filing(ada, { right: 'restrict', permissions: [DIET], until: '2026-01-26T11:00:00.000Z' }),
  ).rejects.toMatchObject({ code: 'ends-in-the-past' });
  expect(await own(ada)).toHaveLength(3);
});
