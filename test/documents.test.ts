import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { REFUSALS, STATUS_OF } from '@village-butcher/sdk/contract';

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
