import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Village } from '@village-butcher/sdk';
import { MILL } from '../support/market.js';
import { give, startVillage, takeBack, wish, type TestVillage } from '../support/village.js';

/** All of them with MATRIX=1 alone, for they take minutes. */
const PAIRS = process.env['MATRIX'] ? 1_000 : 100;
const IN_FLIGHT = 20;

let here: TestVillage;
let there: TestVillage;
beforeAll(async () => {
  here = await startVillage();
  there = await startVillage({ beside: here });
  await there.refresh();
});
afterAll(async () => {
  expect(await here.broken()).toEqual([]);
  await there.stop();
  await here.stop();
});

/** Does a suggestion rest on the allergy? */
const restsOnIt = async (village: Village): Promise<boolean> => {
  const { items } = await village.suggestions.list({ store: MILL, purposes: ['recipes'] });
  return items.some(({ rests }) => rests.some(({ field }) => field === 'allergies'));
};

/** One customer with two phones, each on another instance. */
async function phones(name: string): Promise<readonly [Village, Village]> {
  const both = [here.customer(name), there.customer(name)] as const;
  await wish(both[0], 'recipes');
  await both[0].profile.put('allergies', {
    members: { self: { to: { nuts: 'traces' }, answered: true } },
  });
  return both;
}

interface Seen {
  readonly stale: number;
  readonly used: number;
}

/** Gives, takes back while others ask, and asks once more after the answer. */
async function pair([one, other]: readonly [Village, Village], turn: number): Promise<Seen> {
  const [withdraws, asks] = turn % 2 === 0 ? [one, other] : [other, one];
  await give(one, ['allergies']);
  const used = await restsOnIt(asks);
  const racing = [restsOnIt(asks), restsOnIt(withdraws)];
  await takeBack(withdraws, ['allergies']);
  const stale = await Promise.all([restsOnIt(asks), restsOnIt(withdraws)]);
  await Promise.all(racing);
  return { stale: stale.filter(Boolean).length, used: Number(used) };
}

test('L2: no suggestion after the answer to a withdrawal rests on it, on either of two instances', async () => {
  const seen: Seen[] = [];
  let turn = 0;
  const work = async (worker: number) => {
    const own = await phones(`somebody-${worker}`);
    while (turn < PAIRS) seen.push(await pair(own, turn++));
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, (_, worker) => work(worker)));
  expect(seen).toHaveLength(PAIRS);
  expect(seen.filter(({ used }) => used === 0)).toEqual([]);
  expect(seen.filter(({ stale }) => stale > 0)).toEqual([]);
}, 240_000);
