import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/** Colours and sizes by their names, however their lines are broken. Of two the first counts. */
function tokensIn(path: string, spelled: RegExp): Readonly<Record<string, string>> {
  const text = readFileSync(path, 'utf8').replaceAll(/\s+/g, ' ');
  const found = text.matchAll(spelled);
  const all = Array.from(found, ([, name, value]) => [name!, value!.trim()] as const);
  return Object.fromEntries(all.toReversed());
}

const ofPage = tokensIn('web/src/tokens.css', /(--village-[\w-]+): ([^;]+);/g);
const ofElements = tokensIn(
  'sdk/src/elements/style-paper.ts',
  /var\( ?(--village-[\w-]+), (.+?)\)(?=;| \/)/g,
);

test('our pages look as the elements do where no app says otherwise', () => {
  expect(Object.keys(ofPage).length).toBeGreaterThan(12);
  expect(ofElements).toMatchObject(ofPage);
});
