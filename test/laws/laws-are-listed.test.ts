import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { LAWS, allHeld, heldIn, lawsPage } from '../support/laws.js';
import { sourceIn } from '../support/source.js';

const held = allHeld();

test('the page of laws says what the tests hold', () => {
  expect(readFileSync('docs/LAWS.md', 'utf8')).toBe(lawsPage(held));
});

test('every law is held by a test', () => {
  const named = new Set(held.flatMap(({ laws }) => laws));
  expect(Object.keys(LAWS).filter((id) => !named.has(id))).toEqual([]);
});

test('a test names only laws that there are', () => {
  expect(held.filter(({ laws }) => !laws.every((law) => law in LAWS))).toEqual([]);
});

test('no two tests of laws have one title', () => {
  const titles = held.map(({ title }) => title);
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
});

test('a title is found however the test is written', () => {
  const text = `
    test('L1: one', () => {});
    test.each([1])(\n  'L2, L3: two %s', () => {});
    it(\`L4: three\`, () => {});
    test('a sentence without a law', () => {});`;
  expect(heldIn(sourceIn('a.test.ts', text)).map(({ laws }) => laws)).toEqual([
    ['L1'],
    ['L2', 'L3'],
    ['L4'],
  ]);
});
