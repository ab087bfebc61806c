import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { filesBelow, sourceIn, sourceOf, type Source } from '../support/source.js';

const OURS = ['src', 'sdk/src', 'web', 'verify']
  .flatMap((folder) => filesBelow(folder, /\.(ts|js|mjs)$/))
  .map(sourceOf);
const MOST_MS = 20_000;

const expressionsIn = ({ nodes }: Source): readonly string[] =>
  nodes.filter(ts.isRegularExpressionLiteral).map(({ text }) => text);

/** Proven by an automaton: more time than the text is long is impossible. */
function isLinear(literal: string): boolean {
  const end = literal.lastIndexOf('/');
  const { status } = checkSync(literal.slice(1, end), literal.slice(end + 1), { timeout: MOST_MS });
  return status === 'safe';
}

test('every regular expression is proven to take no more time than the text is long', () => {
  const all = [...new Set(OURS.flatMap(expressionsIn))];
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter((literal) => !isLinear(literal))).toEqual([]);
});

test('no pattern of the interface takes longer either', () => {
  const patterns = readFileSync('openapi.json', 'utf8').matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g);
  const all = [...new Set(Array.from(patterns, ([, text]) => JSON.parse(text!) as string))];
  expect(all.length).toBeGreaterThan(10);
  expect(all.filter((pattern) => !isLinear(`/${pattern}/`))).toEqual([]);
});

test('only the interface puts a regular expression together, where nobody could prove it', () => {
  const made = OURS.filter(({ nodes }) => nodes.some(makesOne)).map(({ path }) => path);
  expect(made.filter((path) => !path.startsWith('sdk/src/contract/'))).toEqual([]);
});

const makesOne = (node: ts.Node): boolean =>
  ts.isNewExpression(node) && node.expression.getText() === 'RegExp';

test('a planted one that takes longer is found', () => {
  expect(expressionsIn(sourceIn('a.ts', 'const A = /^(a+)+$/;')).filter(isLinear)).toEqual([]);
});
