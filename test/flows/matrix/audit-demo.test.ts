import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { unpack } from '../../support/unzip.js';

const out = mkdtempSync(join(tmpdir(), 'village-year-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const node = (...words: readonly string[]) =>
  spawnSync(process.execPath, words, { encoding: 'utf8', timeout: 540_000 });
const made = (...words: readonly string[]) =>
  node('--import', resolve('test/support/typescript.js'), resolve('src/audit-demo.ts'), ...words);

interface Manifest {
  readonly parts: readonly { readonly name: string; readonly rows: number }[];
  readonly zero: readonly { readonly question: string; readonly rows: number }[];
}

test('L10: a year of fifty customers has no incident, and its export verifies without us', () => {
  const lived = made('--out', out, '--customers', '50');
  expect({ status: lived.status, said: lived.stderr }).toMatchObject({ status: 0 });
  const folder = join(out, 'export');
  unpack(readFileSync(join(out, 'export.zip')), folder);

  const { parts, zero } = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  ) as Manifest;
  expect(zero.length).toBeGreaterThan(0);
  expect(zero.filter(({ rows }) => rows > 0)).toEqual([]);
  const uses = parts.filter(({ name }) => /^parts\/Q02-\d+\.jsonl$/.test(name));
  expect(uses.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(300);

  const trust = join(out, 'trust.json');
  const { status, stdout } = node(resolve('verify/verify.mjs'), folder, '--trust', trust, '--json');
  const levels = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { readonly level?: string }).level);
  expect({ status, findings: levels.filter((level) => level === 'finding') }).toEqual({
    status: 0,
    findings: [],
  });

  expect(made('--out', out).status).toBe(2); // What an earlier run left is not written over.
}, 1_200_000);
