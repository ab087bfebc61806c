import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Scenario } from '../scenario/file.js';

/** A day takes seconds; compiling it the first time takes longer. */
export const PATIENCE_MS = 240_000;
export const DEMO = resolve('demo/brandt-day.json');
const folder = mkdtempSync(join(tmpdir(), 'village-day-'));

/** Takes away what was written. */
export const clear = (): void => rmSync(folder, { recursive: true, force: true });

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

/** `npm run scenario`, which compiles it first. */
export const command = (...words: readonly string[]): Promise<Ran> =>
  ran('npm', ['--prefix', resolve('.'), 'run', '-s', 'scenario', '--', ...words]);
/** The same, as the command before it compiled it. */
export const scenario = (...words: readonly string[]): Promise<Ran> =>
  ran(process.execPath, [resolve('.build/test/scenario/main.js'), ...words]);

/** Writes the demo with something else in it, and says under which name. */
export function written(name: string, change: (day: Scenario) => void): string {
  const day = JSON.parse(readFileSync(DEMO, 'utf8')) as Scenario;
  change(day);
  writeFileSync(join(folder, name), JSON.stringify(day));
  return name;
}
