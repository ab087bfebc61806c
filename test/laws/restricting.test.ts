import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { permittedAt, verdictAfter } from '../../src/audit/chain.js';
import { verdictOn } from '../../src/consent/ruling.js';
import { keyOf, markOf, saidIn } from '../../src/consent/standing.js';
import { chainOf } from '../support/desk-chain.js';
import {
  anyHistory,
  anyWhich,
  BEFORE,
  daysAfter,
  givenTo,
  stoodAfter,
} from '../support/histories.js';

const LATER = daysAfter(20, BEFORE);
const anySome = fc.uniqueArray(anyWhich, { minLength: 1, maxLength: 4, selector: keyOf });
const restrictedBy = (
  permissions: readonly (typeof anyWhich extends fc.Arbitrary<infer W> ? W : never)[],
) => ({ type: 'restrict', permissions, until: daysAfter(30, BEFORE).toISOString() }) as const;

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

test('L1: to restrict some permissions pauses these that stood, and no other', () => {
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
