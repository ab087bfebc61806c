import { expect, test } from '@jest/globals';
import { judgedIn, violationsIn } from '../../bench/quality-gates.js';
import { homesOf } from '../../bench/quality-homes.js';
import { opened, picksFor } from '../../bench/quality-picks.js';
import { reasonsIn } from '../../bench/quality-reasons.js';
import { shopOf, undeclaredIn } from '../../bench/quality-shop.js';
import { spreadsOf } from '../../bench/quality-spread.js';
import { unequalIn } from '../../bench/quality-twins.js';

const SHOP = opened(shopOf({ products: 300, recipes: 400 }));
const GAPS = opened(undeclaredIn(SHOP.document, 10));
const HOMES = homesOf(100, SHOP.document);

test('L5: a hundred households in two shops see nothing that the tables forbid', () => {
  for (const shop of [SHOP, GAPS]) {
    const { n, found } = violationsIn(HOMES, shop);
    expect(n).toBeGreaterThan(200);
    expect(found).toBe(0);
  }
});

test('L5: of all items for some households, none passes or is held against the tables', () => {
  for (const shop of [SHOP, GAPS]) {
    const { clear, over, barred, leaked } = judgedIn(HOMES.slice(0, 20), shop, shop.document);
    expect([clear > 0, over, barred > 0, leaked]).toEqual([true, 0, true, 0]);
  }
});

test('L6: a hundred households see a wider world than that of everybody’s favourites', () => {
  const { ours, popular } = spreadsOf(picksFor(HOMES, SHOP));
  expect(ours.coverage).toBeGreaterThan(2 * popular.coverage);
  expect(ours.unlikeness).toBeGreaterThan(0.6);
  expect(ours.fewestFamilies).toBeGreaterThanOrEqual(2);
});

test('L7: what a hundred households are told has a cause, and nothing that had one is left out', () => {
  const { causal, complete } = reasonsIn(HOMES, SHOP);
  expect(causal.n).toBeGreaterThan(complete.n);
  expect([causal.found, complete.found]).toEqual([0, 0]);
});

test('L3: a hundred households get what their twins get, to the last byte', () => {
  const { n, found } = unequalIn(HOMES, SHOP);
  expect([n, found]).toEqual([500, 0]);
});
