import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  FIELDS,
  FIELDS_FOR,
  type Field,
  type FieldValue,
  type Profile,
  type Purpose,
} from '@village-butcher/sdk/contract';
import { MILL } from '../support/market.js';
import { give, startVillage, takeBack, wish, type TestVillage } from '../support/village.js';

const NOON = new Date('2026-11-26T11:00:00.000Z');
let village: TestVillage;
beforeAll(async () => {
  village = await startVillage({ now: NOON });
});
afterEach(async () => expect(await village.broken()).toEqual([]));
afterAll(() => village.stop());

/** More of them with MATRIX=1, for each lives two lives. */
const RUNS = process.env['MATRIX'] ? 200 : 40;

/** Some values of each field, each of which changes what a customer would be suggested. */
const VALUES: { readonly [F in Field]: readonly Profile[F][] } = {
  diet: [
    { members: { self: { rules: ['vegan'] } } },
    { members: { self: { rules: ['pescatarian'] }, 'child-1': { intolerances: ['lactose'] } } },
    { members: { self: { limits: { carbohydratesMax: 20 } } } },
  ],
  allergies: [
    { members: { self: { to: { nuts: 'traces' }, answered: true } } },
    { members: { self: { to: { spinach: 'contains' }, answered: true } } },
    {
      members: {
        self: { to: {}, answered: true },
        'adult-1': { to: { milk: 'traces' }, answered: true },
      },
    },
  ],
  household: [{ eaters: 1 }, { eaters: 7, appetite: 'large' }],
  children: [{ 'child-1': '2026' }, { 'child-1': '2010-02-28', 'child-2': '2022-11' }],
  pets: [{ pets: [{ species: 'dog', size: 'large' }] }, { pets: [] }],
  calendar: [
    { hints: [{ date: '2026-11-27', hint: 'important' }] },
    {
      hints: [
        { date: '2026-11-26', hint: 'late-home' },
        { date: '2026-11-26', hint: 'away' },
      ],
    },
  ],
  memory: [
    { notes: [{ text: 'nur mageres', maps: { food: 'pork', rule: 'want', attribute: 'lean' } }] },
    { notes: [{ text: 'kein Spinat', maps: { food: 'spinach', rule: 'avoid' } }] },
  ],
};
const ASKED = ['recipes', 'shopping-tips'] as const satisfies readonly Purpose[];

type App = ReturnType<TestVillage['customer']>;

/** What may have been done with a field that the app may not see now. */
const DONE = {
  nothing: async () => {},
  'for-another': async (one: App, field: Field) => {
    await give(one, [field], ASKED, 'counter:brandt/mill/meat');
    if (field !== 'household') await give(one, [field], ['events', 'offers']);
  },
  'taken-back': async (one: App, field: Field) => {
    await give(one, [field], ASKED);
    await takeBack(one, [field], ASKED);
  },
  expired: async (one: App, field: Field) => {
    village.clock.at = new Date(NOON.getTime() - 3_600_000);
    const until = new Date(NOON.getTime() - 1_000).toISOString();
    await one.grant({
      permissions: ASKED.filter((purpose) => FIELDS_FOR[purpose].includes(field)).map(
        (purpose) => ({ field, recipient: 'app:brandt', purpose, until }),
      ),
      notice: { id: 'what-i-share', version: 1, locale: 'de' },
      surface: 'permission-centre',
      control: 'allow',
    });
    village.clock.at = NOON;
  },
} as const;

interface Case {
  readonly told: readonly Field[];
  readonly given: readonly Field[];
  readonly hidden: Field;
  readonly done: keyof typeof DONE;
  /** Whether the twin told it, too, but otherwise; or never told it. */
  readonly otherwise: boolean;
  readonly pick: number;
  readonly address: string;
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  told: fc.subarray([...FIELDS]),
  given: fc.subarray([...FIELDS]),
  hidden: fc.constantFrom(...FIELDS),
  done: fc.constantFrom(...(Object.keys(DONE) as (keyof typeof DONE)[])),
  otherwise: fc.boolean(),
  pick: fc.nat(5),
  address: fc.constantFrom(
    `purposes=recipes,shopping-tips&limit=5`,
    `purposes=shopping-tips,recipes&limit=2`,
    `purposes=recipes&among=walnut-salad,ham-pot,cheese-bake&limit=5`,
    `purposes=recipes,shopping-tips&screen=shared&limit=5`,
    `purposes=recipes,events,offers&eaters=self,child-1`,
  ),
});

const valueOf = (field: Field, pick: number): FieldValue => {
  const values: readonly FieldValue[] = VALUES[field];
  return values[pick % values.length]!;
};

/** A customer who shares some fields with their app. */
async function live({ told, given, hidden, pick }: Case): Promise<[string, App]> {
  const name = randomUUID();
  const one = village.customer(name);
  await wish(one, ...ASKED);
  const shared = given.filter((field) => field !== hidden);
  if (shared.length > 0) await give(one, shared, ASKED);
  for (const field of told.filter((other) => other !== hidden)) {
    await one.profile.put(field, valueOf(field, pick));
  }
  return [name, one];
}

/** All that came back, but for ids and times. */
async function answerTo(name: string, address: string): Promise<unknown> {
  const reply = await village.ask(`/v1/suggestions?store=${MILL}&${address}`, {
    token: village.tokenFor(name),
  });
  const seen = new Map<string, string>();
  const inOrder = (id: string) => seen.get(id) ?? seen.set(id, `#${seen.size}`).get(id)!;
  const body = (await reply.text()).replaceAll(
    /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
    inOrder,
  );
  const headers = Object.fromEntries(reply.headers);
  for (const id of ['date', 'x-request-id', 'etag']) delete headers[id];
  return { status: reply.status, headers, body };
}

test('L3: what is not shared changes no byte of an answer, headers and length included', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (one) => {
      const { hidden, done, otherwise, pick, address } = one;
      const [hides, app] = await live(one);
      await DONE[done](app, hidden);
      await app.profile.put(hidden, valueOf(hidden, pick));
      const [twin, other] = await live(one);
      if (otherwise) await other.profile.put(hidden, valueOf(hidden, pick + 1));
      const answer = await answerTo(hides, address);
      expect(answer).toEqual(await answerTo(twin, address));
      expect(answer).toMatchObject({ status: 200 });
    }),
    { numRuns: RUNS },
  );
}, 180_000);

test('L3: what is shared does change the answer, so the law above is not empty', async () => {
  const seen = new Set<string>();
  for (const field of FIELDS) {
    for (const value of VALUES[field] as readonly FieldValue[]) {
      const name = randomUUID();
      const one = village.customer(name);
      await wish(one, ...ASKED);
      await one.profile.put(field, value);
      await give(one, [field], ASKED);
      seen.add(JSON.stringify(await answerTo(name, 'purposes=recipes,shopping-tips&limit=5')));
    }
  }
  expect(seen.size).toBeGreaterThan(10);
});
