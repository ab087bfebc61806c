import { expect, test } from '@jest/globals';
import { wordsInTemplates } from '../support/literals.js';
import { filesBelow, sourceIn, sourceOf } from '../support/source.js';

const FILES = ['web/src', 'sdk/src/elements', 'sdk/src/kiosk'].flatMap((folder) =>
  filesBelow(folder, /\.ts$/),
);

test('every word on a page comes from a catalogue: none stands in a template', () => {
  const found = FILES.flatMap((path) =>
    wordsInTemplates(sourceOf(path)).map((word) => `${path}: ${word}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ['between tags', '<p class="soft">Einen Moment</p>', ['Einen', 'Moment']],
  ['behind a gap', '<p>${say()} ago</p>', ['ago']],
  ['read out', '<nav aria-label="Views"></nav>', ['Views']],
])('a word in a template is found: %s', (_, template, words) => {
  expect(wordsInTemplates(sourceIn('a.ts', `html\`${template}\``))).toEqual(words);
});

test('what a template is made of is no word of it', () => {
  const template = '<a href="#top" aria-label=${say()} @click=${() => go("home")}>${say()} · →</a>';
  expect(wordsInTemplates(sourceIn('a.ts', `html\`${template}\``))).toEqual([]);
  expect(wordsInTemplates(sourceIn('a.ts', 'css`p { color: red }`'))).toEqual([]);
});
