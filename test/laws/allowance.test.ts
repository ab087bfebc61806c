import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Allowances, LIMITS, spent } from '../../src/api/allowance.js';

const PACE = { most: 10, perMs: 1_000 };
const anyWaits = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 });

/** When each was let through, of those that came after these waits. */
function letThrough(waits: readonly number[], { most, perMs } = PACE): readonly number[] {
  let earnedAt = 0;
  let now = 0;
  return waits.flatMap((wait) => {
    now += wait;
    const next = spent(earnedAt, { most, perMs }, now);
    earnedAt = next ?? earnedAt;
    return next === undefined ? [] : [now];
  });
}

test('in any stretch of time no more come through than one may at once, and what is earned in it', () => {
  fc.assert(
    fc.property(anyWaits, (waits) => {
      const times = letThrough(waits);
      for (const [first, from] of times.entries()) {
        for (const [more, to] of times.slice(first).entries()) {
          const earned = ((to - from) * PACE.most) / PACE.perMs;
          expect(more + 1).toBeLessThanOrEqual(PACE.most + earned + 1e-6);
        }
      }
    }),
  );
});

test('whoever keeps to the pace is never refused, and whoever waits has all of it again', () => {
  const steady = Array.from({ length: 100 }, () => PACE.perMs / PACE.most);
  expect(letThrough(steady)).toHaveLength(100);
  const burst = Array.from({ length: 15 }, () => 0);
  expect(letThrough(burst)).toHaveLength(PACE.most);
  expect(letThrough([...burst, PACE.perMs, ...burst])).toHaveLength(2 * PACE.most);
});

test('what one spends is nobody else’s, and no other kind of act', () => {
  const allowances = new Allowances({ customer: { read: PACE, withdraw: PACE }, client: {} });
  const reads = (id: string) => allowances.spend('customer', id, 'read', 0);
  const done = Array.from({ length: 11 }, () => reads('ada'));
  expect(done.filter(Boolean)).toHaveLength(10);
  expect(reads('bob')).toBe(true);
  expect(allowances.spend('customer', 'ada', 'withdraw', 0)).toBe(true);
  expect(allowances.spend('client', 'ada', 'read', 0)).toBe(true);
});

test('who has earned everything back is forgotten', () => {
  const allowances = new Allowances({ customer: { read: PACE }, client: {} });
  for (let n = 0; n < 1_000; n++) allowances.spend('customer', `customer-${n}`, 'read', 100_000);
  expect(allowances.size).toBe(1_000);
  allowances.spend('customer', 'ada', 'read', 200_000);
  expect(allowances.size).toBe(1);
});

test('L11: taking back is never limited below ten a minute, nor by what others do', () => {
  expect(LIMITS.customer.withdraw!.most / LIMITS.customer.withdraw!.perMs).toBeGreaterThan(
    10 / 60_000,
  );
  expect(LIMITS.customer.read!.most / LIMITS.customer.read!.perMs).toBeGreaterThan(10 / 60_000);
  expect(LIMITS.client.withdraw).toBeUndefined();
});
