import { expect, test } from '@jest/globals';
import {
  CONTROLS,
  END_REASONS,
  LEGAL_ROLES,
  LOCALES,
  SURFACES,
  VERDICTS,
} from '@village-butcher/sdk/contract';
import { cellWordIn, sayIn } from '../../web/src/desk/words.js';

const LISTS = {
  control: CONTROLS,
  endReason: END_REASONS,
  role: LEGAL_ROLES,
  surface: SURFACES,
  verdict: VERDICTS,
};

test.each(LOCALES)(
  'each word of a closed list is said at the desk, and no two alike: %s',
  (locale) => {
    for (const [column, words] of Object.entries(LISTS)) {
      const said = words.map((word) => cellWordIn(sayIn(locale), column, word));
      expect(said).not.toContain(null);
      expect(new Set(said).size).toBe(said.length);
    }
  },
);

test('a word means in its column what it means there, and one of no list stays what it is', () => {
  const say = sayIn('en');
  expect(cellWordIn(say, 'missing', 'time')).toBe('the time');
  expect(cellWordIn(say, 'recipient', 'app:brandt')).toBeNull();
  expect(cellWordIn(say, 'outcome', 'constructor')).toBeNull();
});
