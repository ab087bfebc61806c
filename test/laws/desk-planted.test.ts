import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { QUESTION_OF } from '../../src/audit/questions.js';

/** For each question whose rows are incidents: the test that plants one, and sees it at the desk. */
const PLANTED: Readonly<Record<string, readonly [file: string, test: string]>> = {
  'used-after-end': [
    'test/flows/desk-forged.test.ts',
    'L2: a use after a withdrawal stands at the desk with the time between the two',
  ],
  'used-without-permission': [
    'test/flows/desk-forged.test.ts',
    'L1: a use that somebody forged stands at the desk with what it was missing',
  ],
  'special-not-explicit': [
    'test/flows/desk-acts.test.ts',
    'a special category that nobody pressed yes to stands at the desk',
  ],
  'not-told': [
    'test/flows/not-told.test.ts',
    'Q09 finds every recipient that was not told or did not answer in a day, and nobody else',
  ],
  'end-missing': [
    'test/flows/desk-acts.test.ts',
    'a permission that ends later than any may stands at the desk with what it may',
  ],
  'notice-evidence': [
    'test/flows/desk-acts.test.ts',
    'a notice that an owner of the database changed stands at the desk with both hashes',
  ],
  integrity: [
    'test/flows/desk-integrity.test.ts',
    'L10: what an owner of the database changes behind the service stands at the desk',
  ],
};

const ZERO = Object.values(QUESTION_OF).filter(({ isZero }) => isZero);

test('each question whose rows are incidents has a test that plants one', () => {
  const unheld = ZERO.filter(({ slug }) => {
    const [file, title] = PLANTED[slug] ?? [];
    if (file === undefined) return true;
    const text = readFileSync(file, 'utf8');
    return !text.includes(`test('${title}'`) || !text.includes(`'${slug}'`);
  });
  expect(unheld.map(({ slug }) => slug)).toEqual([]);
  expect(Object.keys(PLANTED).toSorted()).toEqual(ZERO.map(({ slug }) => slug).toSorted());
});
