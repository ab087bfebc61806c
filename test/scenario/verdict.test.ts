import { expect, test } from '@jest/globals';
import { EVERYBODY, linesOf, reportOf, type Outcome, type Verdict } from './verdict.js';

const passed: Outcome = { is: 'passed' };
const verdict = (persona: string, kind: string, outcome: Outcome): Verdict => ({
  persona,
  step: 'evening',
  kind,
  outcome,
});
const verdicts: Verdict[] = [
  verdict('K01', 'maxItems', passed),
  verdict('K03', 'maxItems', passed),
  verdict('K03', 'allowedRecipes', {
    is: 'failed',
    expected: { items: [] },
    got: 'R04 is not in the closed set',
  }),
  verdict('K03', 'question', { is: 'skipped', needs: ['questions'] }),
  verdict(EVERYBODY, 'withinLimit', passed),
];
const names = new Map([
  ['K01', 'Elif Aydın'],
  ['K03', 'Hanna Vogt'],
]);

test('a line for each person, a line for each failure, then the sum', () => {
  expect(linesOf(names, verdicts)).toEqual([
    'K01  Elif Aydın            1 passed',
    'K03  Hanna Vogt            1 passed, 1 failed, 1 skipped (questions 1)',
    '     K03 evening  allowedRecipes: R04 is not in the closed set',
    '3 passed, 1 failed, 1 skipped: questions 1',
  ]);
});

test('the same as one object', () => {
  expect(reportOf('brandt-day', [...names.keys()], verdicts)).toEqual({
    scenario: 'brandt-day',
    personas: [
      { id: 'K01', passed: 1, failed: 0, skipped: 0 },
      { id: 'K03', passed: 1, failed: 1, skipped: 1 },
    ],
    failures: [
      {
        persona: 'K03',
        step: 'evening',
        kind: 'allowedRecipes',
        expected: { items: [] },
        got: 'R04 is not in the closed set',
      },
    ],
    passed: 3,
    failed: 1,
    skipped: 1,
  });
});

test('what failed over everybody is said before the sum', () => {
  const failed: Outcome = { is: 'failed', expected: 'to hold', got: 'four items of three' };
  const lines = linesOf(names, [verdict(EVERYBODY, 'withinLimit', failed)]);
  expect(lines.slice(-2)).toEqual([
    '     global evening  withinLimit: four items of three',
    '0 passed, 1 failed',
  ]);
});
