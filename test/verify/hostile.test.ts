import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, jest, test } from '@jest/globals';
import { signCheckpoint } from '../../src/ledger/checkpoint.js';
import { allFound, small, withFile, without } from '../support/bundle-attack.js';
import {
  NOW,
  TRUST,
  checked,
  codesIn,
  codesOf,
  kept,
  newPath,
  written,
} from '../support/bundle-check.js';
import { LOG_KEY, filesOf, linesIn, withLines } from '../support/bundle-files.js';
import { aDay } from '../support/bundle-days.js';
import { ORIGIN } from '../support/notes.js';

/** What is refused is refused soon, on a machine that may be busy. */
jest.setTimeout(5_000);

const { leaves } = aDay();
const files = filesOf(leaves);
const { entries, tile } = small(leaves.length);
const MEGABYTES = 10_000_000;

/** A signed checkpoint over a log of any size, with the entries of the day below it. */
const declared = (size: number) => () =>
  withFile(
    files,
    'checkpoint',
    signCheckpoint({ origin: ORIGIN, size, root: Buffer.alloc(32) }, LOG_KEY),
  );

const lines = (name: string, text: string) => () => withFile(files, name, text);
const about = JSON.parse(files.get('bundle.json')!.toString()) as object;
const said = (over: object) => lines('bundle.json', JSON.stringify({ ...about, ...over }));

allFound([
  ['a checkpoint declares 2^40 entries', ['V3-missing'], declared(2 ** 40)],
  ['a checkpoint declares 2^53 − 1 entries', ['V3-missing'], declared(2 ** 53 - 1)],
  [
    'it does so, and is asked from far behind',
    ['V3-missing'],
    declared(2 ** 40),
    { since: 2 ** 39 + 1 },
  ],
  ['a checkpoint declares no entries', ['V0-bundle', 'V3-root'], declared(0)],
  ...[...files.keys()].map(
    (name) =>
      [
        `${name} is not there`,
        [name.startsWith('tile') ? 'V3-missing' : 'V0-bundle'],
        () => without(files, name),
      ] as const,
  ),
  [
    'an opening is ten million bytes long',
    ['V0-bundle'],
    lines('openings/consent.ndjson', `${'a'.repeat(MEGABYTES)}\n`),
  ],
  [
    'a file of openings has no end',
    ['V0-bundle'],
    lines('openings/consent.ndjson', `${files.get('openings/consent.ndjson')!}{"index"`),
  ],
  [
    'there are too many openings',
    ['V0-bundle'],
    lines('pending.ndjson', 'a\n'.repeat(MEGABYTES / 2)),
  ],
  [
    'openings are no JSON',
    ['V6-canonical'],
    lines('openings/disclosure.ndjson', 'a\n'.repeat(1000)),
  ],
  [
    'a line is nested without end',
    ['V6-canonical'],
    lines('pending.ndjson', `${'['.repeat(100_000)}\n`),
  ],
  ['a tile is far too large', ['V3-tile'], () => withFile(files, tile, Buffer.alloc(MEGABYTES))],
  [
    'entries are far too many',
    ['V3-entry'],
    () => withFile(files, entries, Buffer.alloc(MEGABYTES)),
  ],
  [
    'an opening has a member too many',
    ['V6-schema'],
    () =>
      withLines(
        files,
        'openings/consent.ndjson',
        linesIn(files, 'openings/consent.ndjson').map((line) => ({ ...line, more: 1 })),
      ),
  ],
  ['the description is no JSON', ['V6-canonical'], lines('bundle.json', 'hello')],
  [
    'the description counts wrong',
    ['V0-bundle'],
    said({ counts: { consent: 0, disclosure: 0, entries: 1 } }),
  ],
  ['the description names another log', ['V0-bundle'], said({ origin: 'other.example/log' })],
  ['the description is of another scope', ['V0-bundle'], said({ scope: 'some' })],
]);

test.each(['checkpoint', entries, tile, 'openings', 'openings/consent.ndjson', 'tile', 'tile/0'])(
  'a link is not followed where %s should be',
  (name) => {
    const folder = written(files);
    const elsewhere = newPath('elsewhere');
    fs.renameSync(join(folder, name), elsewhere);
    fs.symlinkSync(elsewhere, join(folder, name));
    expect(codesIn(checked(folder))).toContain('V0-bundle');
  },
);

test('a folder or a loop is no file', () => {
  const folder = written(files);
  fs.rmSync(join(folder, 'checkpoint'));
  fs.mkdirSync(join(folder, 'checkpoint'));
  expect(codesIn(checked(folder))).toEqual(['V0-bundle']);
  fs.rmSync(join(folder, 'checkpoint'), { recursive: true });
  fs.symlinkSync('checkpoint', join(folder, 'checkpoint'));
  expect(codesIn(checked(folder))).toEqual(['V0-bundle']);
});

test('only names are opened that the verifier made itself', () => {
  const folder = written(files);
  for (const name of ['notes.txt', '..%2f..%2fetc%2fpasswd', 'checkpoints', 'tile/0/999']) {
    fs.mkdirSync(join(folder, name));
  }
  fs.writeFileSync(join(folder, 'checkpoints', '..5'), 'hello');
  fs.writeFileSync(join(folder, 'checkpoints', '05'), 'hello');
  fs.linkSync(join(folder, 'checkpoint'), join(folder, 'copy'));
  expect(codesIn(checked(folder))).toEqual([]);
});

/** Checks a folder in a process of its own. Answers the codes, and the most memory that it took. */
function weighed(folder: string): {
  readonly codes: readonly string[];
  readonly kilobytes: number;
} {
  const words = JSON.stringify([
    folder,
    { trust: kept('trust.json', JSON.stringify(TRUST)), now: NOW },
  ]);
  const text = `import { verify } from ${JSON.stringify(pathToFileURL('verify/verify.mjs').href)};
    const codes = verify(...${words}).findings.map(({ code }) => code);
    console.log(JSON.stringify({ codes, kilobytes: process.resourceUsage().maxRSS }));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', text]);
  return JSON.parse(String(stdout)) as ReturnType<typeof weighed>;
}

test('a file of a gigabyte is refused without being read', () => {
  const folder = written(files);
  const usual = weighed(folder).kilobytes;
  for (const [name, code] of [
    ['checkpoint', 'V1-note'],
    [entries, 'V3-entry'],
    [tile, 'V3-tile'],
    ['openings/consent.ndjson', 'V0-bundle'],
    ['standing.ndjson', 'V0-bundle'],
  ] as const) {
    fs.truncateSync(join(folder, name), 2 ** 30);
    const { codes, kilobytes } = weighed(folder);
    expect(codes).toContain(code);
    expect(kilobytes).toBeLessThan(usual + 32_768);
    fs.writeFileSync(join(folder, name), files.get(name)!);
  }
});

test('a receipt of any size and shape is answered', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const large = 'a'.repeat(MEGABYTES);
  for (const text of [deep, large, '', '{}', '[]', '"', '\u0000']) {
    const receipts = [kept('receipt', text)];
    expect(codesOf(files, { receipts })).toEqual(['V12-receipt']);
  }
});
