import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';

const COMMAND = ['--import', './test/support/typescript.js', 'src/food-lines.ts'];

/** What the command says to some input. */
const food = (words: readonly string[], input = '') =>
  spawnSync(process.execPath, [...COMMAND, ...words], { input, encoding: 'utf8' });

const objectsIn = (text: string): readonly Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('each line is answered in its place, by one object and nothing else', () => {
  const { stdout, status } = food(['analyse', '--lang', 'de'], '2 EL Butter\n\nSemmelwotz');
  expect(status).toBe(0);
  expect(objectsIn(stdout)).toEqual([
    {
      line: '2 EL Butter',
      contains: ['milk'],
      mayContain: [],
      unknown: [],
      foods: [{ id: 'butter', span: [5, 11], quantity: 2, unit: 'tbsp' }],
    },
    { line: '', contains: [], mayContain: [], unknown: [], foods: [] },
    expect.objectContaining({ line: 'Semmelwotz', unknown: ['semmelwotz'] }),
  ]);
});

test('evidence says which word, which food and by what', () => {
  const { stdout } = food(['analyse', '--lang', 'nl', '--evidence'], 'kaas\n');
  expect(objectsIn(stdout)[0]!['evidence']).toEqual([
    expect.objectContaining({ food: 'cheese', span: [0, 4], rule: 'name', contains: ['milk'] }),
  ]);
});

test('a line is checked against what somebody must not have', () => {
  const { stdout } = food(['check', '--lang', 'en', '--for', 'vegan,dog,food:onion'], 'leeks\n');
  const [{ findings } = {}] = objectsIn(stdout);
  expect(findings).toMatchObject([
    { constraint: 'vegan', status: 'clear' },
    { constraint: 'dog', status: 'contains', evidence: [{ text: 'leeks', food: 'leek' }] },
    { constraint: 'food:onion', status: 'clear' },
  ]);
});

test('a recipe line is read into its parts', () => {
  const { stdout } = food(['parse', '--lang', 'en'], '1 1/2 cups grated cheddar (optional)\n');
  expect(objectsIn(stdout)[0]).toMatchObject({ quantity: 1.5, unit: 'cup', optional: true });
});

test('why and stats answer whoever asks', () => {
  expect(food(['why', 'Kalbsnuss', '--lang', 'de']).stdout).toMatch(/^Kalbsnuss: is \S+, by name/);
  expect(food(['stats']).stdout).toMatch(/^de \d+ names\nnl \d+ names\nen \d+ names\n\d+ foods\n$/);
});

test.each([
  ['no language', ['analyse']],
  ['a language that is not read', ['parse', '--lang', 'fr']],
  ['no command', ['--lang', 'de']],
  ['a command that is none', ['cook', '--lang', 'de']],
  ['an option that is none', ['analyse', '--lang', 'de', '--colour']],
  ['a constraint that is none', ['check', '--lang', 'de', '--for', 'gravel']],
])('%s: one sentence, and exit 2', (_, words) => {
  const { status, stderr, stdout } = food(words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('a line without an end is dropped from where it is too long, and what follows is read', () => {
  const { stdout } = food(['analyse', '--lang', 'de'], `${'Weizen '.repeat(150_000)}\nHafer\n`);
  const [long, short] = objectsIn(stdout);
  expect(long!['unknown']).toEqual(['line too long']);
  expect(short!['contains']).toEqual(['gluten']);
});

test('it stops quietly when its reader has enough', async () => {
  const command = spawn(process.execPath, [...COMMAND, 'analyse', '--lang', 'de']);
  let said = '';
  command.stderr.on('data', (text: Buffer) => (said += text.toString()));
  command.stdin.on('error', () => {});
  command.stdin.write('Hafer\n'.repeat(100_000));
  await once(command.stdout, 'data');
  command.stdout.destroy();
  command.stdin.end('Hafer\n'.repeat(100_000));
  expect(await once(command, 'exit')).toEqual([0, null]);
  expect(said).toBe('');
});
