import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SCREENS, SETTLED } from '@village-butcher/sdk/contract';
import { Shelves, stockOf } from '../../src/catalogue/shelves.js';
import { readPermitted } from '../../src/profile/profile.store.js';
import { endOf, openSettled, sealSettled, tagOf } from '../../src/profile/settled.js';
import { readSettled, settle, unsettle, type Kept } from '../../src/recommend/settle.flow.js';
import { brokenChains, keyring, someone } from '../support/customers.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { MARKET, MILL } from '../support/market.js';
import { NOON } from '../support/histories.js';

let fresh: FreshDatabase;
let kept: Kept;
beforeAll(async () => {
  fresh = await freshDatabase();
  const shelves = new Shelves();
  shelves.put(stockOf(MARKET, 'e'));
  kept = { db: fresh.db, keyring, shelves };
});
afterAll(async () => {
  expect(await brokenChains(kept)).toEqual([]);
  await fresh.close();
});

const APPS = ['app:brandt', 'app:mill'];
const anyItem = fc.constantFrom('ham', 'walnut-salad', 'curry');
const anySays = fc.constantFrom(...SETTLED);
const anyAct = fc.record({
  recipient: fc.constantFrom(...APPS),
  item: anyItem,
  says: fc.constantFrom(...SETTLED, 'taken-back' as const),
});
/** Fourteen days to the millisecond, one either way, and any other time before noon. */
const anyAge = fc.oneof(
  fc.constantFrom(-1, 0, 1).map((ms) => 14 * 86_400_000 + ms),
  fc.integer({ min: 0, max: 30 * 86_400_000 }),
);
const anyPast = fc
  .array(fc.tuple(anyAge, anyAct), { maxLength: 6 })
  .map((acts) => acts.toSorted(([one], [other]) => other - one))
  .map((acts) => acts.map(([age, act]) => ({ ...act, at: new Date(NOON.getTime() - age) })));
type Past = typeof anyPast extends fc.Arbitrary<infer Acts> ? Acts : never;

/** What counts at noon: the last word on each item of this app, if it has not ended. */
function counting(past: Past, recipient: string): readonly object[] {
  const last = new Map(past.filter((act) => act.recipient === recipient).map((a) => [a.item, a]));
  return Array.from(last.values()).flatMap(({ item, says, at }) => {
    if (says === 'taken-back') return [];
    const end = endOf(says, at);
    return end === null || end > NOON ? [{ item, says }] : [];
  });
}

test('L3: what is settled is read by the app it was said in, on an own screen, while it counts', async () => {
  const recipients = fc.constantFrom(...APPS, 'counter:brandt/mill/meat');
  await fc.assert(
    fc.asyncProperty(anyPast, recipients, fc.constantFrom(...SCREENS), async (past, to, screen) => {
      const customer = someone();
      for (const { says, at, ...act } of past) {
        if (says === 'taken-back') await unsettle(kept, { customer, ...act });
        else await settle(kept, { customer, says, ...act }, at);
      }
      const reading = { customer, recipient: to, client: 'a', store: MILL, screen };
      const asked = { ...reading, purposes: [], pairs: [] };
      const { settled } = await readPermitted(fresh.db, keyring, asked, NOON);
      const expected = screen === 'own' ? counting(past, to) : [];
      expect(new Set(settled)).toEqual(new Set(expected));
      expect(settled).toHaveLength(expected.length);
    }),
    { numRuns: 150 },
  );
}, 120_000);

const anyId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/);

test('what is settled opens in its place alone, and no box tells how long its item is', () => {
  const key = randomBytes(32);
  const place = { customer: someone(), recipient: 'app:brandt' };
  const at = NOON.toISOString();
  fc.assert(
    fc.property(anyId, anySays, (item, says) => {
      const tag = tagOf(key, place, item);
      const box = sealSettled(key, place, tag, { item, says, at });
      expect(box).toHaveLength(156);
      expect(openSettled(key, place, { tag, box })).toMatchObject({ item, says, at });

      const elsewhere = { ...place, recipient: 'app:mill' };
      const other = tagOf(key, elsewhere, item);
      expect(other).not.toEqual(tag);
      expect(() => openSettled(key, elsewhere, { tag, box })).toThrow();
      expect(() => openSettled(key, { ...place, customer: someone() }, { tag, box })).toThrow();
      expect(() => openSettled(key, place, { tag: other, box })).toThrow();
    }),
  );
});

test('what is settled has the title that it has today, and none once it is gone', async () => {
  const place = { customer: someone(), recipient: 'app:brandt' };
  await settle(kept, { ...place, item: 'curry', says: 'never' }, NOON);
  const titleWith = async (recipes: typeof MARKET.recipes) => {
    kept.shelves.put(stockOf({ ...MARKET, recipes }, 'e'));
    return (await readSettled(kept, place, NOON)).items.map(({ title }) => title);
  };
  const renamed = MARKET.recipes.map((recipe) => ({ ...recipe, name: `${recipe.name} of today` }));
  expect(await titleWith(renamed)).toEqual(['curry of today']);
  expect(await titleWith([])).toEqual([undefined]);
  expect(await titleWith(MARKET.recipes)).toEqual(['curry']);
});
