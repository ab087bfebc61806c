import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { sourceOf } from '../support/source.js';
import { NOW, TRUST, kept, newPath, written, type Finding } from '../support/bundle-check.js';
import { checkpointAt, filesOf } from '../support/bundle-files.js';
import { aDay } from '../support/bundle-days.js';
import { receiptOf } from '../support/bundle-receipts.js';
import { keyOf } from '../support/notes.js';

const VERIFIER = 'verify/verify.mjs';
const day = aDay().leaves;
const whole = written(filesOf(day));
const forged = written(filesOf(day, { key: keyOf('a stranger') }));
const trust = ['--trust', kept('trust.json', JSON.stringify(TRUST))];
const now = ['--now', new Date(NOW).toISOString()];

function run(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [VERIFIER, ...words], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
    env: {},
  });
  return { status, lines: stdout.split('\n').slice(0, -1), stderr };
}

test('L10: the verifier is one file, and loads nothing but Node’s own parts', () => {
  const { imports } = sourceOf(VERIFIER);
  expect(imports.map(({ to }) => to).toSorted()).toEqual([
    'node:crypto',
    'node:fs',
    'node:path',
    'node:url',
    'node:zlib',
  ]);
  expect(readdirSync('verify').toSorted()).toEqual(['tsconfig.json', 'verify.mjs']);
});

test('a bundle that is in order: exit 0, and a line for each check', () => {
  const { status, lines } = run(whole, ...trust, ...now);
  expect(status).toBe(0);
  for (let check = 0; check <= 13; check += 1) {
    expect(lines.filter((line) => RegExp(`^(ok|note) +V${check} `).test(line))).toHaveLength(1);
  }
  expect(lines.at(-1)).toContain('in order');
});

test('what an auditor keeps is used, and a warning counts if that is asked for', () => {
  const seen = ['--seen', kept('last.checkpoint', checkpointAt(day, 9))];
  const receipt = ['--receipt', kept('receipt', JSON.stringify(receiptOf(day, 4, 9)))];
  expect(run(whole, ...trust, ...now, ...seen, ...receipt, '--since', '9').status).toBe(0);
  expect(run(whole, ...trust, ...now, '--strict').status).toBe(1);
});

test('what is found: exit 1, in plain words, or as one object a line', () => {
  const told = run(forged, ...trust, ...now);
  expect(told.status).toBe(1);
  expect(told.lines.join('\n')).toContain('V1-key: The log’s key did not sign this.');
  const { status, lines } = run(forged, ...trust, ...now, '--json');
  const findings = lines.map((line) => JSON.parse(line) as Finding);
  expect(status).toBe(1);
  expect(findings.find(({ code }) => code === 'V1-key')).toEqual({
    level: 'finding',
    check: 'V1',
    code: 'V1-key',
    at: 'checkpoint',
    expected: expect.any(String),
    found: expect.any(String),
  });
});

test.each([
  ['nothing is said', []],
  ['no trust file is named', [whole]],
  ['there is no such trust file', [whole, '--trust', newPath('none')]],
  ['there is no such folder', [newPath('none'), ...trust]],
  ['the bundle is a file', [VERIFIER, ...trust]],
  ['there is no such checkpoint', [whole, ...trust, '--seen', newPath('none')]],
  ['a word is unknown', [whole, ...trust, '--fast']],
  ['a word has no value', [whole, ...trust, '--since']],
  ['a size is none', [whole, ...trust, '--since', '-1']],
  ['a time is none', [whole, ...trust, '--now', 'tomorrow']],
])('it could not be checked, exit 2, where %s', (_, words) => {
  const { status, lines, stderr } = run(...words);
  expect([status, lines]).toEqual([2, []]);
  expect(stderr).not.toContain('at ');
});

test('every code that can be found is named in the documents of the verifier itself', () => {
  const text = readFileSync(VERIFIER, 'utf8');
  const used = new Set(text.match(/(?<=')V\d+-[a-z-]+(?=')/g));
  const explained = new Set(text.match(/(?<=^ {2}')V\d+-[a-z-]+(?=':)/gm));
  expect([...used].toSorted()).toEqual([...explained].toSorted());
});
