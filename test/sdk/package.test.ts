import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { codeEntries } from '../support/sdk-budgets.js';
import { sourceIn, sourceOf, type Source } from '../support/source.js';

const ROOT = 'sdk/src';

/** What the build leaves of a file: types are gone, and so is every import that was only for types. */
function builtFrom(path: string): string {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      verbatimModuleSyntax: true,
    },
  });
  return outputText;
}

const importsOf = (path: string): readonly string[] =>
  ts.preProcessFile(builtFrom(path), true, true).importedFiles.map(({ fileName }) => fileName);

/** Everything that is loaded with a file: files of ours, and packages by their name. */
function loadedWith(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const to of importsOf(path)) {
    if (to.startsWith('.')) loadedWith(join(dirname(path), to).replace(/\.js$/, '.ts'), seen);
    else seen.add(to);
  }
  return seen;
}

const FILES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

test.each(['index.ts', 'verify/index.ts'])(
  '%s reaches no package, and of the contract only words',
  (entry) => {
    const loaded = [...loadedWith(entry)];
    expect(loaded.filter((path) => !path.endsWith('.ts'))).toEqual([]);
    expect(loaded.filter((path) => path.startsWith('contract/')).toSorted()).toEqual(
      ['contract/all-paths.ts', 'contract/paths.ts', 'contract/vocabulary.ts'].filter((path) =>
        loaded.includes(path),
      ),
    );
  },
);

test('the walk sees what it looks for: the contract does reach zod', () => {
  expect(loadedWith('contract/index.ts')).toContain('zod/mini');
});

const FOLDERS =
  'contract core client changes watch proof rights verify calendar server elements kiosk react testing'.split(
    ' ',
  );
const placeOf = (path: string): number => FOLDERS.indexOf(path.split('/')[0]!);

test('contract < core < client < the rest: no import points to the right, types included', () => {
  const wrong = FILES.filter((path) => path !== 'index.ts').flatMap((path) => {
    const { importedFiles } = ts.preProcessFile(readFileSync(join(ROOT, path), 'utf8'), true, true);
    const near = importedFiles.filter(({ fileName }) => fileName.startsWith('.'));
    return near
      .map(({ fileName }) => join(dirname(path), fileName))
      .filter((to) => placeOf(to) > placeOf(path) || placeOf(path) < 0)
      .map((to) => `${path} → ${to}`);
  });
  expect(wrong).toEqual([]);
});

/** What comes late or is waited for at the top of a file: bundlers for phones can do neither. */
const lateIn = ({ nodes }: Source): readonly string[] =>
  nodes
    .filter((node) => node.kind === ts.SyntaxKind.ImportKeyword && ts.isCallExpression(node.parent))
    .concat(nodes.filter(waits).filter((node) => !ts.findAncestor(node, ts.isFunctionLike)))
    .map((node) => node.parent.getText());

const waits = (node: ts.Node): boolean =>
  ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined);

test('no file loads another late or waits at its top', () => {
  expect(FILES.flatMap((path) => lateIn(sourceOf(join(ROOT, path))))).toEqual([]);
});

test.each([
  `const late = () => import('./late.js');`,
  'const late = (name: string) => import(name);',
  'const now = await fetch("/");',
  'for await (const part of parts) add(part);',
])('what comes late is found: %s', (code) => {
  expect(lateIn(sourceIn('sdk/src/core/late.ts', code))).toHaveLength(1);
});

/** What zod and lit keep for all their copies. It is nobody's but theirs. */
const THEIRS = ['__zod_globalConfig', '__zod_globalRegistry', 'litHtmlVersions'];

test.each(codeEntries())('B13: importing %s does no work', async (entry) => {
  const touched: string[] = [];
  const before = new Map(WORK.map((name) => [name, Reflect.get(globalThis, name) as unknown]));
  for (const name of WORK) Reflect.set(globalThis, name, () => touched.push(name));
  const known = Object.getOwnPropertyNames(globalThis);
  try {
    await import(`@village-butcher/sdk${entry.slice(1)}`);
    expect(touched).toEqual([]);
    const now = Object.getOwnPropertyNames(globalThis).filter((name) => !THEIRS.includes(name));
    expect(now).toEqual(known.filter((name) => !THEIRS.includes(name)));
  } finally {
    for (const [name, value] of before) Reflect.set(globalThis, name, value);
  }
});

const WORK = [
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'addEventListener',
  'BroadcastChannel',
];

test('the version that acts carry is that of the package', () => {
  const { version } = JSON.parse(readFileSync('sdk/package.json', 'utf8')) as { version: string };
  expect(readFileSync('sdk/src/core/version.ts', 'utf8')).toContain(`'${version}'`);
});

test('the package brings the licence of the house', () => {
  expect(readFileSync('sdk/LICENSE', 'utf8')).toBe(readFileSync('LICENSE', 'utf8'));
});
