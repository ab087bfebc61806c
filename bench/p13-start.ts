import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Row } from './row.js';
import { median } from './windows.js';

/** What `npm start` runs, as `npm ci` built it. */
const PROGRAM = 'dist/main.js';
const STARTS = 5;
const LOOK_MS = 10;
const PATIENCE_MS = 120_000;

/** P13: how long from the process to its first answer, where the embedded database is there. */
export const start: Row = async ({ say }) => {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: npm run build makes it.`);
  const folder = mkdtempSync(join(tmpdir(), 'village-bench-start-'));
  chmodSync(folder, 0o755);
  try {
    const port = await freePort();
    say('the database is made');
    await secondsToAnswer(folder, port);
    say('and the service is started on it again');
    const seconds: number[] = [];
    for (let n = 0; n < STARTS; n++) seconds.push(await secondsToAnswer(folder, port));
    const figure = median(seconds);
    return [
      {
        id: 'P13',
        what: 'start, from the process to its first answer, with an existing embedded database',
        goal: 3,
        isMost: true,
        unit: 'seconds',
        ours: figure,
        baseline: null,
        ratio: figure,
      },
    ];
  } finally {
    const home = join(folder, 'postgres');
    if (existsSync(home)) rmSync(realpathSync(home), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Starts the service, waits for its first answer, and ends it in order. */
async function secondsToAnswer(folder: string, port: number): Promise<number> {
  const { PATH = '' } = process.env;
  const env = { PATH, PORT: String(port), VILLAGE_FOLDER: folder };
  const began = performance.now();
  const child = spawn(process.execPath, ['--enable-source-maps', PROGRAM], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    await firstAnswer(`http://127.0.0.1:${port}/health/ready`, child);
    return (performance.now() - began) / 1000;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function firstAnswer(url: string, child: ChildProcess): Promise<void> {
  const last = performance.now() + PATIENCE_MS;
  while (performance.now() < last && child.exitCode === null) {
    const reply = await fetch(url).catch(() => null);
    if (reply?.ok) return;
    await setTimeout(LOOK_MS);
  }
  throw new Error('The service gave no answer.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
