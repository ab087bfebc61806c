import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from '@jest/globals';
import { REFUSALS, STATUS_OF } from '@village-butcher/sdk/contract';
import { SCREENS } from './support/screens.js';
import { filesBelow } from './support/source.js';

const textOf = (path: string): string => readFileSync(path, 'utf8');

/** The first groups of every match, as rows. */
const rowsIn = (path: string, row: RegExp): readonly (readonly string[])[] =>
  [...textOf(path).matchAll(row)].map((match) => match.slice(1));

function packagesOf(path: string): readonly string[] {
  const { dependencies, devDependencies } = JSON.parse(textOf(path)) as Packages;
  return Object.keys({ ...dependencies, ...devDependencies });
}

interface Packages {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

test('every dependency says what it saves, and none is remembered that is gone', () => {
  const used = new Set(['package.json', 'sdk/package.json'].flatMap(packagesOf));
  const line = /^- `([^`]+)`((?: · [^·\n]+){5})$/gm;
  const said = rowsIn('docs/decisions/dependencies.md', line).map(([name]) => name);
  expect(said.toSorted()).toEqual([...used].toSorted());
});

test('the page of errors names every code of the contract with its status', () => {
  const said = rowsIn('docs/ERRORS.md', /^\| `([a-z-]+)` +\| (\d{3}) +\| \S/gm);
  expect(said).toEqual(REFUSALS.map((code) => [code, String(STATUS_OF[code])]));
});

const PICTURES = SCREENS.map((name) => `docs/screens/${name}.png`);

test('every picture that a page shows is there, and is one of those that a command makes', () => {
  const pages = ['README.md', 'sdk/README.md', ...filesBelow('docs', /\.md$/)];
  const shown = pages.flatMap((page) =>
    rowsIn(page, /!\[[^\]]*\]\(([^)]+)\)/g).map(([to = '']) => normalize(join(dirname(page), to))),
  );
  expect(shown).toContain('docs/screens/market-light.png');
  expect(shown.filter((picture) => !PICTURES.includes(picture))).toEqual([]);
  const kept = readdirSync('docs/screens').map((name) => `docs/screens/${name}`);
  expect(kept.toSorted()).toEqual(PICTURES.toSorted());
});

test('every picture is made by a test that looks at its page, and one command runs them all', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
  const [, files = ''] = /'([^']+)'/.exec(scripts['screens'] ?? '') ?? [];
  const tests = filesBelow('test/browser', /\.test\.ts$/).filter((path) =>
    new RegExp(files).test(path),
  );
  const text = tests
    .map(textOf)
    .filter((one) => one.includes('keepScreen('))
    .join('');
  expect(files).not.toBe('');
  expect(SCREENS.filter((name) => !text.includes(`'${name}'`))).toEqual([]);
});
