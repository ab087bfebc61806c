import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeOf } from '../../src/place.js';
import { clusterIn, surroundings } from '../../src/server.js';
import { ask, eventually } from './embedded.js';

/** Starts the PostgreSQL of a folder that nobody runs, with settings of its own. Answers how to end it. */
export async function runsAlone(
  folder: string,
  ownerUrl: string,
  settings: Readonly<Record<string, string>>,
): Promise<() => Promise<void>> {
  const place = placeOf(folder, () => {});
  const port = readFileSync(join(place.home, 'port'), 'utf8').trim();
  const said = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port, ...settings };
  const words = Object.entries(said).flatMap(([name, to]) => ['-c', `${name}=${to}`]);
  const child = spawn(join(place.programs, 'postgres'), ['-D', clusterIn(place), ...words], {
    ...surroundings(place),
    stdio: 'ignore',
  });
  const end = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
  };
  await eventually(() => ask(ownerUrl, 'SELECT 1')).catch((cause: unknown) =>
    end().then(() => Promise.reject(cause)),
  );
  return end;
}
