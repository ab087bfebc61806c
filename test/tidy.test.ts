import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { isTooLong } from './support/limits.js';
import { loadedWith } from './support/orders.js';
import { FINE, RULES } from './support/rules.js';
import { filesBelow, sourceIn, sourceOf, type Rule, type Source } from './support/source.js';

const HOUSE = ['src', 'sdk/src', 'web', 'test', 'bench', 'demo', 'verify']
  .flatMap((folder) => filesBelow(folder, /\.(ts|js|mjs)$/))
  .map(sourceOf);

const faultsIn = (rule: Rule, sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) => rule(source).map((fault) => `${source.path} ${fault}`));

describe('the house is tidy', () => {
  test.each(RULES)('%s', (_, rule) => {
    expect(faultsIn(rule, HOUSE)).toEqual([]);
  });

  test('the client of the SDK loads nothing from outside', () => {
    expect(loadedWith('sdk/src/index.ts')).toEqual([]);
  });

  test('a page of the documents has at most 200 lines', () => {
    const pages = ['README.md', 'CONTRIBUTING.md', ...filesBelow('docs', /\.md$/)];
    const read = (path: string) => isTooLong({ path, text: readFileSync(path, 'utf8') });
    expect(pages.filter((path) => read(path).length > 0)).toEqual([]);
  });
});

describe('the rules can fail', () => {
  test.each(RULES)('%s: a planted fault is found', (_, rule, plants) => {
    expect(plants.filter(([path, text]) => rule(sourceIn(path, text)).length === 0)).toEqual([]);
  });

  test('what only looks like a fault is none', () => {
    const fine = FINE.map(([path, text]) => sourceIn(path, text));
    expect(RULES.flatMap(([, rule]) => faultsIn(rule, fine))).toEqual([]);
  });

  test('the SDK cannot hide what it loads', () => {
    const read = (path: string) =>
      sourceIn(path, path.endsWith('index.ts') ? `export * from './deep.js';` : `import 'zod';`);
    expect(loadedWith('sdk/src/index.ts', read)).toEqual(['zod']);
  });
});
