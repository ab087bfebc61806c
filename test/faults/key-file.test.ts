import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { keyAt } from '../../src/key-file.js';

const inNewFolder = (name: string): string => join(mkdtempSync(join(tmpdir(), 'village-')), name);
const modeOf = (path: string): number => statSync(path).mode & 0o777;

test('a new key is for its owner only, and is the same the next time', () => {
  const path = inNewFolder('own.key');
  const made = keyAt(path, () => Buffer.from('secret'));
  expect(modeOf(path)).toBe(0o600);
  expect(keyAt(path, () => Buffer.from('other'))).toEqual(made);
});

test('a file that others can read is no key: it is refused, and nothing about it is changed', () => {
  const path = inNewFolder('hostname');
  writeFileSync(path, 'somebody else’s\n');
  chmodSync(path, 0o644);
  expect(() => keyAt(path, () => Buffer.from('secret'))).toThrow(/chmod 600/);
  expect(modeOf(path)).toBe(0o644);
  expect(readFileSync(path, 'utf8')).toBe('somebody else’s\n');
});
