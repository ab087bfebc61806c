import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Step } from '../../src/ledger/seal.js';
import { eventually, newFolder } from './embedded.js';
import type { SealedLog } from './sealed.js';

/** Where a sealer is killed, and what it is allowed before. */
export interface Fate {
  readonly step: Step | 'never';
  readonly nth: number;
  /** The longest file that it can write, in blocks of 512 bytes. */
  readonly mostBlocks?: number;
}

/** How a sealer ended, and what it said. */
export interface Ended {
  readonly ended: number | string;
  readonly said: string;
}

const NODE = [
  process.execPath,
  '--import',
  resolve('test/support/typescript.js'),
  resolve('test/support/sealerChild.js'),
];

/** Seals in a process of its own, and answers when its place is free again. */
export async function sealedApart(
  { places, ownerUrl, ask }: SealedLog,
  { step, nth, mostBlocks }: Fate,
): Promise<Ended> {
  const key = join(newFolder(0o700), 'log.key');
  writeFileSync(key, places.key.export({ format: 'pem', type: 'pkcs8' }));
  const words = [...NODE, ownerUrl, places.tiles, places.anchor, key, step, String(nth)];
  const limit = mostBlocks === undefined ? 'true' : `ulimit -f ${mostBlocks}`;
  const child = spawn('sh', ['-c', `${limit} && exec "$@"`, 'sh', ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += String(text)));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  await eventually(async () => {
    const held = await ask(`SELECT FROM pg_locks WHERE locktype = 'advisory'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    if (held.length > 0) throw new Error('The place is not free.');
  });
  return { ended: signal ?? code!, said };
}
