import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { newFolder, removeAll } from '../../support/embedded.js';
import { run } from '../../support/running.js';

const NAMES = ['init', 'status', 'check', 'recover', 'erase-due', 'trust'];
const MINUTE_MS = 60_000;
afterAll(removeAll);

/** Runs a command to its end as an operator would, and answers its code and what it said. */
function command(
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): readonly [number | null, string] {
  const own =
    words[0] === 'rekey'
      ? ['src/rekey.ts', ...words.slice(1)]
      : ['src/ledger-command.ts', ...words];
  const all = ['--import', './test/support/typescript.js', ...own];
  const { PATH = '' } = process.env;
  const done = spawnSync(process.execPath, all, { env: { PATH, ...settings } });
  const said = `${done.stdout}${done.stderr}`;
  expect(said).not.toMatch(/^ +at |Error:|secret/m);
  return [done.status, said];
}

const refused = (sentence: string) => [1, expect.stringContaining(sentence)];

test.each([...NAMES, 'rekey'])(
  'ledger:%s leaves nothing in a folder that is none of ours',
  (name) => {
    const folder = newFolder();
    const sentence =
      name === 'rekey' ? 'There is no wrapping key' : 'VILLAGE_FOLDER has no database';
    expect(command([name], { VILLAGE_FOLDER: folder })).toEqual(refused(sentence));
    expect(readdirSync(folder)).toEqual([]);
  },
);

const AWAY = 'postgres://ada:secret@127.0.0.1:1/village';
test.each<[sentence: string, words: string[], settings: Record<string, string>, said: string]>([
  ['no name', [], {}, 'Say one of'],
  ['a name that there is not', ['nonsense'], {}, 'Say one of'],
  ['a name that every object has', ['toString'], {}, 'Say one of'],
  ['a word too many', ['recover', '--dry-run'], {}, 'Nothing was done'],
  ['a word too many to change keys', ['rekey', '--dry-run'], {}, 'Nothing was done'],
  ['a database that is away', ['status'], { SEALER_DATABASE_URL: AWAY }, 'does not answer'],
  [
    'an address that is none',
    ['status'],
    { SEALER_DATABASE_URL: 'secret' },
    'SEALER_DATABASE_URL must',
  ],
  ['a pace that is none', ['status'], { SEAL_EVERY: '0' }, 'SEAL_EVERY must'],
])('a command with %s says so in a sentence', (_, words, settings, said) => {
  expect(command(words, { VILLAGE_FOLDER: newFolder(), ...settings })).toEqual(refused(said));
});

test(
  'the commands on the embedded default, while it runs and after',
  async () => {
    const folder = newFolder();
    const service = run({ PORT: '0', VILLAGE_FOLDER: folder });
    const of = (name: string, more: Readonly<Record<string, string>> = {}) =>
      command([name], { VILLAGE_FOLDER: folder, ...more });
    try {
      await service.says(/listens on/);
      expect(of('status')).toEqual([0, expect.stringMatching(/^anchor +\d+\n/)]);
      expect(of('check')).toEqual([0, expect.stringContaining('nothing is missing')]);
      const [code, said] = of('trust');
      const trust = JSON.parse(said) as Record<'log' | 'export', unknown>;
      expect(code).toBe(0);
      expect(of('status')[1]).toContain(`key       ${trust.log}`);
      expect(trust).toMatchObject({ export: [{ until: null }], snapshot: [{}], promise: [{}] });
      expect(of('trust', { KEY_FOLDER: newFolder() })).toEqual(refused('has no promise.key'));
      expect(of('recover')).toEqual(refused('a service that seals by itself'));
      expect(of('rekey')).toEqual(refused('is in use by another village butcher'));
    } finally {
      await service.end('SIGTERM');
    }
    expect(of('init')).toEqual(refused('A log is here already'));
    expect(of('erase-due')).toEqual([0, expect.stringContaining('0 leaves')]);
    expect(of('recover')).toEqual([0, expect.stringContaining('0 leaves are back')]);
    expect(of('rekey')).toEqual([0, expect.stringContaining('the old wrapping key is gone')]);
    expect(of('check')).toEqual([0, expect.stringContaining('nothing is missing')]);
    const LEDGER_LOG_KEY = join(folder, 'keys', 'pseudonym.key');
    expect(of('check', { LEDGER_LOG_KEY })).toEqual(refused('pseudonym.key is not an Ed25519 key'));
  },
  2 * MINUTE_MS,
);
