import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const out = mkdtempSync(join(tmpdir(), 'village-demo-'));
const bundle = join(out, 'bundle');
const trust = join(out, 'trust.json');

const node = (...words: readonly string[]) =>
  spawnSync(process.execPath, words, { encoding: 'utf8', timeout: 240_000 });
const made = (...words: readonly string[]) =>
  node('--import', resolve('test/support/typescript.js'), resolve('src/ledger-demo.ts'), ...words);
const checked = (...words: readonly string[]) =>
  node(resolve('verify/verify.mjs'), bundle, '--trust', trust, '--json', ...words);
const codesIn = (said: string): string[] =>
  said
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => (JSON.parse(line) as { code?: string }).code ?? []);

beforeAll(() => {
  const { status, stderr } = made('--out', out, '--lines', '120');
  expect({ status, stderr }).toMatchObject({ status: 0 });
}, 240_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

test('L10: a log that was lived verifies without us, erased customers included', () => {
  const { status, stdout } = checked();
  expect({ status, codes: codesIn(stdout) }).toEqual({
    status: 0,
    codes: ['V2-unwitnessed', 'V5-unseen'],
  });
  const { counts } = JSON.parse(readFileSync(join(bundle, 'bundle.json'), 'utf8')) as {
    counts: Record<'consent' | 'disclosure' | 'entries', number>;
  };
  expect(counts.entries).toBeGreaterThan(counts.consent + counts.disclosure + 5);
});

test('L10: an auditor who kept a checkpoint finds it in the log again', () => {
  const kept = join(out, 'last.checkpoint');
  writeFileSync(kept, readFileSync(join(bundle, 'checkpoint')));
  const { status, stdout } = checked('--seen', kept);
  expect({ status, codes: codesIn(stdout) }).toEqual({ status: 0, codes: ['V2-unwitnessed'] });
});

test('L10: one opening that is not what happened is found in it', () => {
  const path = join(bundle, 'openings/consent.ndjson');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('\\"granted\\"', '\\"withdrawn\\"'));
  const { status, stdout } = checked();
  writeFileSync(path, text);
  expect(status).toBe(1);
  expect(codesIn(stdout)).toContain('V7-commitment');
});

test('a demo that cannot be made says why', () => {
  expect(made('--lines', '5')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--out'),
  });
  expect(made('--out', out, '--lines', '-1')).toMatchObject({ status: 2 });
});
