import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { packed } from '../support/sdk-fresh.js';
import { packageFaults } from '../support/sdk-package.js';

const folder = mkdtempSync(join(tmpdir(), 'village-packed-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is wrong with a package of these files. The SDK itself is looked at by `npm run sdk:pack`. */
async function faultsOf(name: string, files: Readonly<Record<string, string>>) {
  const place = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  }
  return packageFaults(new Uint8Array(readFileSync(packed(place, folder))));
}

/** A package with one entry, as ours are. */
const partsOf = (name: string) => ({
  LICENSE: 'MIT',
  'README.md': name,
  'src/index.ts': 'export const one: number = 1;',
  'dist/index.js': 'export const one = 1;',
  'dist/index.d.ts': 'export declare const one: number;',
  'package.json': JSON.stringify({
    name,
    version: '1.0.0',
    type: 'module',
    license: 'MIT',
    exports: {
      '.': {
        source: './src/index.ts',
        types: './dist/index.d.ts',
        default: './dist/index.js',
      },
    },
  }),
});

test('a package that is whole has no fault', async () => {
  expect(await faultsOf('whole', partsOf('whole'))).toEqual([]);
});

test('a package says what is left out of it, what is too much, and what is stale', async () => {
  const { LICENSE: _, 'src/index.ts': gone, ...rest } = partsOf('torn');
  expect(gone).toBeDefined();
  expect(await faultsOf('torn', { ...rest, '.env': 'TOKEN=1' })).toEqual([
    'LICENSE is left out',
    'src/index.ts is named as an entry and left out',
    'src/index.ts is gone, and what was built from it is not',
    '.env is not to be published',
  ]);
});

test('types that Node cannot follow are found', async () => {
  const types = { 'dist/index.d.ts': `export { one } from './one';` };
  expect(await faultsOf('lost', { ...partsOf('lost'), ...types })).toContain(
    'Internal resolution error: node16, /node_modules/lost/dist/index.d.ts',
  );
});

test('an entry whose types come too late is found', async () => {
  const parts = partsOf('late');
  const manifest = parts['package.json'].replace(
    /"types":("[^"]+"),"default":("[^"]+")/,
    '"default":$2,"types":$1',
  );
  expect(await faultsOf('late', { ...parts, 'package.json': manifest })).toContainEqual(
    expect.stringMatching(/types/),
  );
});
