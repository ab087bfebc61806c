import { afterAll, expect, test } from '@jest/globals';
import type { Scenario } from '../scenario/file.js';
import { clear, command, DEMO, PATIENCE_MS, scenario, written } from '../support/scenario-run.js';

afterAll(clear);

test(
  'the demo: a day in the village, and everything is as it must be',
  async () => {
    const { code, said, complained } = await command(DEMO, '--json');
    const report = JSON.parse(said);
    expect({ code, failures: report.failures, complained }).toEqual({
      code: 0,
      failures: [],
      complained: '',
    });
    expect(report.personas).toHaveLength(7);
    expect(report.passed).toBeGreaterThan(90);
  },
  PATIENCE_MS,
);

test.each<[string, (day: Scenario) => void, RegExp]>([
  [
    'a kind that nobody knows',
    ({ personas }) => Object.assign(personas['D05']!.visits[0]!.expect[0]!, { kind: 'happiness' }),
    /personas\.D05\.visits\.0\.expect\.0/,
  ],
  ['a key that nobody knows', (day) => Object.assign(day, { mood: 'good' }), /mood/],
])(
  'a file with %s is refused before anything starts',
  async (name, change, place) => {
    const { code, said, complained } = await scenario(written(`${name}.json`, change));
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(complained).toMatch(place);
  },
  PATIENCE_MS,
);
