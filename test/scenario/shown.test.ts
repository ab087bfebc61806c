import { expect, test } from '@jest/globals';
import { answerOf, item } from '../support/sights.js';
import { sightOf, unlike, type Sight } from './shown.js';

const ANSWER = answerOf([item, { ...item, ref: 'R18', title: 'Linsen', rests: [] }]).reply;
const MUST = sightOf(ANSWER, 'de');
const [first, second] = MUST.tags;

test('a page must say for whom a suggestion is, what and why, and what was not checked', () => {
  expect(MUST.tags).toEqual([
    {
      label: 'Für dich · Rezept',
      title: 'Spinat-Walnuss-Salat',
      reason: 'Kein Konflikt gefunden',
    },
    { label: 'Für alle · Rezept', title: 'Linsen', reason: 'Kein Konflikt gefunden' },
  ]);
  expect(MUST.unchecked).toEqual([expect.stringMatching(/^Nicht geprüft: Allergien, .* und /)]);
  expect(unlike(MUST, structuredClone(MUST))).toEqual([]);
});

test('where nothing comes it must say why', () => {
  const emptyBecause = { code: 'nothing-wanted', text: 'Nichts gewünscht.' };
  const must = sightOf({ ...answerOf([]).reply, emptyBecause }, 'de');
  expect(must.empty).toEqual(['Nichts gewünscht.']);
  expect(unlike(must, { ...must, empty: [] })).toHaveLength(1);
});

test.each<[string, Partial<Sight>]>([
  ['has another order', { tags: [second!, first!] }],
  ['leaves one out', { tags: [first!] }],
  ['says that it is for all', { tags: [{ ...first!, label: second!.label }, second!] }],
  ['gives another reason', { tags: [{ ...first!, reason: 'Beliebt' }, second!] }],
  ['hides what was not checked', { unchecked: [] }],
])('a page that %s is found out', (_, other) => {
  expect(unlike(MUST, { ...MUST, ...other })).toHaveLength(1);
});
