import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS } from '@village-butcher/sdk/contract';
import { permittedAt, verdictAfter } from '../../src/audit/chain.js';
import { rule, verdictOn } from '../../src/consent/ruling.js';
import { keyOf, markOf, saidIn } from '../../src/consent/standing.js';
import { readAtCounter } from '../../src/profile/look.store.js';
import { readProfile } from '../../src/profile/profile.js';
import { writeVisit } from '../../src/profile/visit.store.js';
import { keyring, live, someone } from '../support/customers.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { chainOf } from '../support/desk-chain.js';
import {
  anyHistory,
  anyWhich,
  BEFORE,
  daysAfter,
  givenTo,
  NOON,
  stoodAfter,
} from '../support/histories.js';

const MEAT = 'counter:brandt/mutzenhausen/meat';
const STORE = 'brandt/mutzenhausen';
const LATER = daysAfter(20, BEFORE);
const anySome = fc.uniqueArray(anyWhich, { minLength: 1, maxLength: 4, selector: keyOf });
const restrictedBy = (
  permissions: readonly (typeof anyWhich extends fc.Arbitrary<infer W> ? W : never)[],
) => ({ type: 'restrict', permissions, until: daysAfter(30, BEFORE).toISOString() }) as const;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

/** The verdict on every permission that was ever spoken of. */
const verdictsAfter = (history: Parameters<typeof stoodAfter>[0]) => {
  const { standing } = stoodAfter(history);
  return new Map(
    saidIn(standing.words).map(([which, word]) => [
      keyOf(which),
      verdictOn(standing, which.field, word, LATER),
    ]),
  );
};

test('to restrict some permissions pauses these that stood, and no other', () => {
  fc.assert(
    fc.property(anyHistory, anySome, (history, some) => {
      const before = verdictsAfter(history);
      const after = verdictsAfter([...history, restrictedBy(some)]);
      const named = new Set(some.map(keyOf));
      for (const [key, verdict] of after) {
        const was = before.get(key);
        expect(verdict).toBe(named.has(key) && was === 'granted' ? 'paused' : was);
      }
    }),
    { numRuns: 300 },
  );
});

test('what is lifted stands as it was given, on the same line, and so does what is given anew', () => {
  fc.assert(
    fc.property(anyHistory, anySome, (history, some) => {
      const lifted = { type: 'lift', permissions: 'all' } as const;
      const before = stoodAfter([...history, lifted]).standing;
      const after = stoodAfter([...history, lifted, restrictedBy(some), lifted]).standing;
      expect(markOf(after)).toBe(markOf(before));
      const anew = [...history, restrictedBy(some), givenTo('app:brandt', ['recipes'])];
      const { words, pausedUntil } = stoodAfter(anew).standing;
      const isPaused = pausedUntil !== null && pausedUntil > LATER;
      for (const [which, word] of saidIn(words)) {
        if (which.recipient !== 'app:brandt' || which.purpose !== 'recipes') continue;
        const verdict = verdictOn(stoodAfter(anew).standing, which.field, word, LATER);
        expect(verdict).toBe(isPaused ? 'paused' : 'granted');
      }
    }),
    { numRuns: 200 },
  );
});

test('the desk reads from the lines what the rule says of where somebody stands', () => {
  fc.assert(
    fc.property(anyHistory, anySome, fc.boolean(), (first, some, isLast) => {
      const history = isLast ? [...first, restrictedBy(some)] : first;
      const chain = chainOf(history);
      const at = LATER.toISOString();
      const verdicts = verdictsAfter(history);
      const granted = Array.from(verdicts).filter(([, verdict]) => verdict === 'granted');
      expect(permittedAt(chain, at, []).map(keyOf).toSorted()).toEqual(
        granted.map(([key]) => key).toSorted(),
      );
      for (const [which] of saidIn(stoodAfter(history).standing.words)) {
        expect(verdictAfter(chain, which, at)).toBe(verdicts.get(keyOf(which)));
      }
    }),
    { numRuns: 300 },
  );
});

test('a counter meets a pause at what is restricted for it, and reads the rest', async () => {
  const customer = someone();
  const tag = randomBytes(32);
  const told = { pets: { pets: [{ species: 'dog' as const }] }, household: { eaters: 3 } };
  const which = { field: 'pets', recipient: MEAT, purpose: 'answers' } as const;
  const until = daysAfter(60, BEFORE).toISOString();
  await live(
    fresh.db,
    customer,
    [givenTo(MEAT, ['answers']), { type: 'restrict', permissions: [which], until }],
    told,
  );
  const visit = { store: STORE, tag, at: daysAfter(-0.01), until: daysAfter(0.01) };
  await fresh.db.transaction((tx) => writeVisit(tx, customer, visit));
  const ask = { customer, recipient: MEAT, purpose: 'answers', fields: FIELDS } as const;
  const look = { ...ask, tag, client: 'a', store: STORE, purposes: ['answers'] } as const;
  const { standing, sealed } = await readAtCounter(fresh.db, keyring, look, NOON);
  const { verdicts, permit } = rule(standing, ask, NOON);
  expect(Object.keys(readProfile(sealed, permit).values)).toEqual(['household']);
  expect(verdicts.find(({ field }) => field === 'pets')?.verdict).toBe('paused');
});
