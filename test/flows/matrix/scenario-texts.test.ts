import { afterAll, expect, test } from '@jest/globals';
import { LANGUAGES } from '@village-butcher/sdk/contract';
import { writeOut } from '../../support/brandt-written.js';
import { clear, command, PATIENCE_MS, written } from '../../support/scenario-run.js';

afterAll(clear);

test.each(LANGUAGES)(
  'L5: the demo passes with its recipes read from text: %s',
  async (language) => {
    const file = written(`${language}.json`, (day) => writeOut(day, language));
    const report = JSON.parse((await command(file, '--json')).said);
    expect(report.failures).toEqual([]);
    expect(report.passed).toBeGreaterThan(90);
  },
  PATIENCE_MS,
);
