import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { BUDGETS, codeEntries, nameOf, unmatched } from '../support/sdk-budgets.js';
import { freshSdk } from '../support/sdk-fresh.js';
import { sizeOf } from '../support/sdk-sizes.js';

const sdk = freshSdk();
const planted = mkdtempSync(join(tmpdir(), 'village-planted-'));
afterAll(() => [sdk, planted].forEach((folder) => rmSync(folder, { recursive: true })));

test.each(BUDGETS.map((budget) => [nameOf(budget), budget] as const))(
  '%s is within its bytes, loads nothing late, waits for nothing, and brings no package unsaid',
  async (_, budget) => {
    expect((await sizeOf(budget, sdk)).faults).toEqual([]);
  },
);

test('every entry has a budget, and every budget an entry', () => {
  expect(unmatched(BUDGETS, codeEntries())).toEqual([]);
  expect(unmatched(BUDGETS, [...codeEntries(), './nowhere'])).toEqual(['./nowhere has no budget']);
  const others = codeEntries().filter((entry) => entry !== './verify');
  expect(unmatched(BUDGETS, others)).toEqual([
    './verify has a budget and is no entry',
    './verify has a budget and is no entry',
  ]);
});

/** What is wrong with an entry that holds this. */
async function faultsOf(code: string): Promise<readonly string[]> {
  const entry = './index.js';
  mkdirSync(join(planted, 'late'), { recursive: true });
  writeFileSync(join(planted, 'late/late.js'), 'export const late = 1;');
  writeFileSync(join(planted, 'index.js'), code);
  writeFileSync(
    join(planted, 'package.json'),
    JSON.stringify({ name: '@village-butcher/sdk', exports: { [entry]: entry } }),
  );
  return (await sizeOf({ entry, kib: 1 }, planted)).faults;
}

test.each([
  [
    'a package',
    `export { string } from 'zod/mini';`,
    [expect.stringContaining('bytes'), 'loads zod'],
  ],
  ['a part of Node', `export { createHash } from 'node:crypto';`, ['loads node:crypto']],
  [
    'a file that comes late',
    `export const later = () => import('./late/late.js');`,
    [expect.stringMatching(/^loads something late in .*index\.js$/)],
  ],
])('a planted fault is found: %s', async (_, code, faults) => {
  expect(await faultsOf(code)).toEqual(faults);
});

test('an entry that waits at its top cannot be bundled', async () => {
  await expect(faultsOf('export const now = await fetch("/");')).rejects.toThrow(
    /[Tt]op-level await/,
  );
});
