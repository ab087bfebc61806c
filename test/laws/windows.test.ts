import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compare, comparedIn, median } from '../../bench/windows.js';

const anyRate = fc.integer({ min: 1, max: 1_000_000 });
const anyWindow = fc.record({ ours: anyRate, baseline: anyRate });
const someWindows = fc.array(anyWindow, { minLength: 1, maxLength: 15 });

test('a median has no more than half of the figures below it, and no more than half above', () => {
  fc.assert(
    fc.property(fc.array(anyRate, { minLength: 1 }), (figures) => {
      const middle = median(figures);
      expect(figures.filter((one) => one < middle).length).toBeLessThanOrEqual(figures.length / 2);
      expect(figures.filter((one) => one > middle).length).toBeLessThanOrEqual(figures.length / 2);
    }),
  );
});

test('a ratio does not depend on the order of its windows', () => {
  fc.assert(
    fc.property(someWindows, (windows) => {
      expect(comparedIn(windows.toReversed())).toEqual(comparedIn(windows));
    }),
  );
});

test('a machine that is slower in some windows, for both sides, moves no ratio', () => {
  const slower = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(anyWindow, slower, ({ ours, baseline }, times) => {
      const windows = times.map((by) => ({ ours: ours / by, baseline: baseline / by }));
      expect(comparedIn(windows).ratio).toBeCloseTo(ours / baseline, 9);
    }),
  );
});

test('what disturbs fewer than half of the windows, whatever it is, moves no ratio', () => {
  fc.assert(
    fc.property(anyWindow, fc.array(anyWindow, { maxLength: 3 }), (window, disturbed) => {
      const windows = [...disturbed, window, window, window, window];
      expect(comparedIn(windows).ratio).toBe(window.ours / window.baseline);
    }),
  );
});

test('a side that does the same as the other has the ratio 1', () => {
  fc.assert(
    fc.property(fc.array(anyRate, { minLength: 1 }), (rates) => {
      const windows = rates.map((rate) => ({ ours: rate, baseline: rate }));
      expect(comparedIn(windows).ratio).toBe(1);
    }),
  );
});

test('the sides take turns, and after a warm-up each goes first as often as the other, give or take one', async () => {
  const order: string[] = [];
  const side = (name: string) => () => order.push(name);
  await compare(side('ours'), side('baseline'));
  expect(order.slice(0, 2)).toEqual(['ours', 'baseline']);
  const turns = order.slice(2);
  const firsts = turns.filter((_, turn) => turn % 2 === 0);
  const oursFirst = firsts.filter((name) => name === 'ours').length;
  expect(turns.filter((name) => name === 'ours')).toHaveLength(firsts.length);
  expect(oursFirst - (firsts.length - oursFirst)).toBe(1);
});

test('the warm-up counts for nothing', async () => {
  let turn = 0;
  const ours = () => (turn++ === 0 ? 1 : 100);
  expect((await compare(ours, () => 100)).ratio).toBe(1);
});
