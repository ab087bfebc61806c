import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from '@jest/globals';
import { LANGUAGES } from '@village-butcher/sdk/contract';
import type { Scenario } from '../scenario/file.js';
import { writeOut } from '../support/brandt-written.js';

/** A day takes seconds; compiling it the first time takes longer. */
const PATIENCE_MS = 240_000;
const DEMO = resolve('demo/brandt-day.json');
const folder = mkdtempSync(join(tmpdir(), 'village-day-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly said: string;
  readonly complained: string;
}

/** Runs a program in a folder that is not the package's own, as a person would. */
async function ran(program: string, words: readonly string[]): Promise<Ran> {
  const child = spawn(program, words, {
    cwd: folder,
    env: { ...process.env, INIT_CWD: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: (await ended)[0] as number, said, complained };
}

const command = (...words: readonly string[]): Promise<Ran> =>
  ran('npm', ['--prefix', resolve('.'), 'run', '-s', 'scenario', '--', ...words]);
/** The same, as the command before it compiled it. */
const scenario = (...words: readonly string[]): Promise<Ran> =>
  ran(process.execPath, [resolve('.build/test/scenario/main.js'), ...words]);

/** Writes the demo with something else in it, and says under which name. */
function written(name: string, change: (day: Scenario) => void): string {
  const day = JSON.parse(readFileSync(DEMO, 'utf8')) as Scenario;
  change(day);
  writeFileSync(join(folder, name), JSON.stringify(day));
  return name;
}

test(
  'the demo: a day in the village, and everything is as it must be',
  async () => {
    const { code, said, complained } = await command(DEMO, '--json');
    const report = JSON.parse(said);
    expect({ code, failures: report.failures, complained }).toEqual({
      code: 0,
      failures: [],
      complained: '',
    });
    expect(report.personas).toHaveLength(7);
    expect(report.passed).toBeGreaterThan(90);
  },
  PATIENCE_MS,
);

/** A day in each language takes minutes: all of them with MATRIX=1. */
const SPOKEN = process.env['MATRIX'] ? LANGUAGES : LANGUAGES.slice(0, 1);

test.each(SPOKEN)(
  'L5: the demo passes with its recipes read from text: %s',
  async (language) => {
    const file = written(`${language}.json`, (day) => writeOut(day, language));
    const report = JSON.parse((await scenario(file, '--json')).said);
    expect(report.failures).toEqual([]);
    expect(report.passed).toBeGreaterThan(90);
  },
  PATIENCE_MS,
);

test(
  'the demo fails where one expectation is false',
  async () => {
    const file = written('false.json', ({ personas }) => {
      const [visit] = personas['D05']!.visits;
      visit!.expect = [{ kind: 'allowedRecipes', items: ['R01'] }];
    });
    const { code, said } = await scenario(file, '--only', 'D05');
    expect(code).toBe(1);
    expect(said).toMatch(/^ {5}D05 evening {2}allowedRecipes: R\d\d is not in the closed set/m);
    expect(said).toMatch(/^ {5}global the whole run {2}closedSetsAreExact: D05 evening/m);
    expect(said).not.toContain('D01');
  },
  PATIENCE_MS,
);

test.each<[string, (day: Scenario) => void, RegExp]>([
  [
    'a kind that nobody knows',
    ({ personas }) => Object.assign(personas['D05']!.visits[0]!.expect[0]!, { kind: 'happiness' }),
    /personas\.D05\.visits\.0\.expect\.0/,
  ],
  ['a key that nobody knows', (day) => Object.assign(day, { mood: 'good' }), /mood/],
])(
  'a file with %s is refused before anything starts',
  async (name, change, place) => {
    const { code, said, complained } = await scenario(written(`${name}.json`, change));
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(complained).toMatch(place);
  },
  PATIENCE_MS,
);
