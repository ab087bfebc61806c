import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { filesBelow, sourceOf } from '../support/source.js';

const PAGES = {
  attacks: 'docs/ATTACKS.md',
  verifier: 'docs/FINDINGS.md',
  sealer: 'docs/OPERATING.md',
};
const rowsOf = (path: string): readonly (readonly string[])[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => /^\| [\d`]/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** Every text that stands in a file, as it is when the file runs; `…` where something is filled in. */
const textsIn = (path: string): ReadonlySet<string> =>
  new Set(
    sourceOf(path).nodes.flatMap((node) => {
      if (ts.isStringLiteralLike(node)) return [node.text];
      if (!ts.isTemplateExpression(node)) return [];
      return [
        [node.head, ...node.templateSpans.map(({ literal }) => literal)]
          .map(({ text }) => text)
          .join('…'),
      ];
    }),
  );

test('L10: every attack that we know of names its tests, and they are there', () => {
  const rows = rowsOf(PAGES.attacks);
  expect(rows.map(([number]) => Number(number))).toEqual(
    Array.from({ length: 57 }, (_, n) => n + 1),
  );
  for (const [number, , answer = '', tests = ''] of rows) {
    const named = tests.split(' · ').map((one) => /^`([\w/-]+)` (.+)$/.exec(one)?.slice(1) ?? []);
    expect({ number, answer, named: named.length > 0 }).toMatchObject({ named: true });
    for (const [file, title = ''] of named) {
      const path = `test/${file}.test.ts`;
      const isThere = existsSync(path) && textsIn(path).has(title);
      expect({ number, path, title, isThere }).toMatchObject({ isThere: true });
    }
  }
});

/** The codes that a source can speak of, each once. */
const codesIn = (paths: readonly string[], code: RegExp): readonly string[] => {
  const found = paths.flatMap((path) => readFileSync(path, 'utf8').match(code) ?? []);
  return [...new Set(found)].toSorted();
};
/** The codes that have a row of their own in a page. */
const explained = (path: string, code: RegExp): readonly string[] =>
  rowsOf(path)
    .flatMap(([first = '']) => first.match(code) ?? [])
    .toSorted();

test('every code of the verifier and of the sealer is explained, and no other', () => {
  const [found, rests] = [/\b[VE]\d+-[a-z-]+/g, /\bS\d+-[a-z-]+/g];
  const sealer = [...filesBelow('src/ledger', /\.ts$/), 'src/log-places.ts', 'src/sealing.ts'];
  expect(explained(PAGES.verifier, found)).toEqual(codesIn(['verify/verify.mjs'], found));
  expect(explained(PAGES.sealer, rests)).toEqual(codesIn(sealer, rests));
  const answers = codesIn([PAGES.attacks], /\b[VES]\d+-[a-z-]+/g);
  const known = [...explained(PAGES.verifier, found), ...explained(PAGES.sealer, rests)];
  expect(answers.filter((code) => !known.includes(code))).toEqual([]);
});

test('the page of findings says what the verifier says', () => {
  const said = textsIn('verify/verify.mjs');
  expect(rowsOf(PAGES.verifier).filter(([, means = '']) => !said.has(means))).toEqual([]);
});
