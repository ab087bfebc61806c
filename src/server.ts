import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { commandOf, textIn } from './alive.js';
import type { Place } from './place.js';

/** How often we look, and how long each way of asking it to end is given. */
const LOOK_MS = 20;
const WAYS_TO_END = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
] as const;

/** Values of customers never reach the log: no statement, no parameter, no detail of an error. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
};

/** A running PostgreSQL: its number, and why it ended once it has. */
export interface Server {
  readonly pid: number;
  readonly ended: Promise<string>;
}

/** The folder of the rows. */
export const clusterIn = ({ home }: Place): string => join(home, 'cluster');

/** What PostgreSQL is told of the world: nothing of ours, whose settings may hold secrets. */
export const surroundings = ({ account, home }: Place) => ({
  ...account,
  cwd: home,
  env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
});

/**
 * Starts PostgreSQL and waits until it answers. It writes to a file, not to us, and leads a group
 * of its own: so it outlives us without harm, and Ctrl-C reaches us alone, who end it in order.
 */
export async function launch(place: Place, port: number): Promise<Server> {
  const log = join(place.home, 'log');
  const output = openSync(log, 'a', 0o600);
  const seen = statSync(log).size;
  const words = Object.entries({ ...SETTINGS, port }).flatMap(([name, to]) => [
    '-c',
    `${name}=${to}`,
  ]);
  const child = spawn(join(place.programs, 'postgres'), ['-D', clusterIn(place), ...words], {
    ...surroundings(place),
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  const ended = endOf(child);
  while (!isReady(place, child.pid)) {
    const why = await Promise.race([ended, setTimeout(LOOK_MS)]);
    if (why) throw new Error(`PostgreSQL did not start: ${why}.\n${tailOf(log, seen)}`);
  }
  return { pid: child.pid!, ended };
}

/** Ends the PostgreSQL of a place, whoever started it: in order first, by force if it must be. */
export async function end(place: Place, pid: number | undefined): Promise<void> {
  for (const [signal, patienceMs] of WAYS_TO_END) {
    for (let left = patienceMs; isOurs(place, pid); left -= LOOK_MS) {
      if (left === patienceMs) send(pid, signal);
      if (left <= 0) break;
      await setTimeout(LOOK_MS);
    }
  }
}

/**
 * Ends what a dead owner left running. The number in the file may by now be somebody else's, which
 * PostgreSQL would take for itself and refuse to start.
 */
export async function clearAway(place: Place): Promise<void> {
  const pid = Number(linesIn(place)[0]) || undefined;
  await end(place, pid);
  if (isOurs(place, pid)) throw new Error(`PostgreSQL, process ${pid}, does not end.`);
  rmSync(join(clusterIn(place), 'postmaster.pid'), { force: true });
}

/** Asks it to end. It may have done so in this very moment, which is what was wanted. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
}

/** PostgreSQL's own lines: its number first, its state in line 8. */
function isReady(place: Place, pid: number | undefined): boolean {
  const lines = linesIn(place);
  return lines[0] === `${pid}` && lines[7]?.trim() === 'ready';
}

function linesIn(place: Place): string[] {
  return textIn(join(clusterIn(place), 'postmaster.pid'))?.split('\n') ?? [];
}

function isOurs(place: Place, pid: number | undefined): pid is number {
  return pid !== undefined && !!commandOf(pid)?.includes(clusterIn(place));
}

const tailOf = (log: string, from: number): string =>
  readFileSync(log).subarray(from).toString().trim().slice(-2_000);
