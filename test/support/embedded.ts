import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

/** A process that owns an embedded database, and what it has said so far. */
export interface Owner {
  readonly pid: number;
  readonly said: readonly string[];
  /** Where its database is, or why there is none. */
  readonly started: Promise<string>;
  end(signal: NodeJS.Signals): Promise<void>;
}

/** An ordinary account that is everywhere. */
export const NOBODY = { uid: 65_534, gid: 65_534 };

/** Only root may become another. */
export const isRoot = process.getuid?.() === 0;

/** Whether we may become that account, and it may read this clone. */
export const nobodyMayCome = (): boolean =>
  isRoot && spawnSync('test', ['-r', resolve('jest.config.js')], NOBODY).status === 0;

const owners = new Set<ChildProcess>();
const folders: string[] = [];

/** A folder that any account may enter, or root alone. */
export function newFolder(mode = 0o755): string {
  const folder = fs.mkdtempSync(join(tmpdir(), 'village-embedded-'));
  fs.chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

/** Starts the embedded database of a folder in a process of its own, run from this clone or another. */
export function owns(
  folder: string,
  { clone = '.', ...account }: { clone?: string; uid?: number; gid?: number } = {},
): Owner {
  const owner = resolve(clone, 'test/support/embeddedOwner.js');
  const words = ['--import', resolve('test/support/typescript.js'), owner, folder];
  const child = spawn(process.execPath, words, {
    ...account,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  owners.add(child);
  const said: string[] = [];
  const ended = once(child, 'exit');
  const started = new Promise<string>((done, refused) => {
    createInterface(child.stdout).on('line', (line) => {
      const { ownerUrl, error, said: text } = JSON.parse(line) as Record<string, string>;
      if (text) said.push(text);
      if (ownerUrl) done(ownerUrl);
      if (error) refused(new Error(error));
    });
    void ended.then(() => refused(new Error('It ended.')));
  });
  started.catch(() => {}); // A test that kills it does not ask.
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
    owners.delete(child);
  };
  return { pid: child.pid!, said, started, end };
}

/** Ends every owner that is left, in order. */
export async function endAll(): Promise<void> {
  for (const child of owners) {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
  }
  owners.clear();
}

/** Removes every folder, with what lies elsewhere for it. */
export function removeAll(): void {
  for (const folder of folders.splice(0)) {
    const homes = [join(folder, 'postgres'), join(folder, '.village/postgres')];
    for (const home of homes.filter((path) => fs.existsSync(path))) {
      fs.rmSync(fs.realpathSync(home), { recursive: true, force: true });
    }
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The number of the PostgreSQL of a folder, as it wrote it down itself. */
export const serverIn = (folder: string): number =>
  Number(fs.readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);

/** Asks one question on a connection of its own. */
export async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // The question that it breaks says so.
  await client.connect();
  return (await client.query(text).finally(() => client.end())).rows;
}

/** Writes something down, and answers what. */
export async function keep(url: string): Promise<number> {
  const n = Math.floor(Math.random() * 1e9);
  await ask(url, `CREATE TABLE IF NOT EXISTS kept (n int); INSERT INTO kept VALUES (${n})`);
  return n;
}

/** Whether it is still there. */
export async function isKept(url: string, n: number): Promise<boolean> {
  return (await ask(url, `SELECT n FROM kept WHERE n = ${n}`)).length === 1;
}

/** Tries until it succeeds or is out of patience. */
export async function eventually<T>(
  attempt: () => Promise<T> | T,
  patienceMs = 10_000,
): Promise<T> {
  for (const last = Date.now() + patienceMs; ; await setTimeout(50)) {
    try {
      return await attempt();
    } catch (cause) {
      if (Date.now() > last) throw cause;
    }
  }
}
