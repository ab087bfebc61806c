import { afterAll, expect, test } from '@jest/globals';
import { clear, command, PATIENCE_MS, written } from '../../support/scenario-run.js';

afterAll(clear);

test(
  'the demo fails where one expectation is false',
  async () => {
    const file = written('false.json', ({ personas }) => {
      const [visit] = personas['D05']!.visits;
      visit!.expect = [{ kind: 'allowedRecipes', items: ['R01'] }];
    });
    const { code, said } = await command(file, '--only', 'D05');
    expect(code).toBe(1);
    expect(said).toMatch(/^ {5}D05 evening {2}allowedRecipes: R\d\d is not in the closed set/m);
    expect(said).toMatch(/^ {5}global the whole run {2}closedSetsAreExact: D05 evening/m);
    expect(said).not.toContain('D01');
  },
  PATIENCE_MS,
);
