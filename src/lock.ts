import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { bornAt } from './alive.js';

/** Two that start in the same instant both step back, and meet again a little apart. */
const TRIES = 4;
const PAUSE_MS = 150;

/** Gives the folder back. */
export type Release = () => void;

/**
 * Takes a folder for this program alone, or says which program has it. A claim is an empty file
 * whose name says who and since when: it appears whole or not at all, and one whose owner died is
 * void. Each writes its own before it looks at the others', so of two at most one goes on.
 */
export async function lock(folder: string, name: string): Promise<Release> {
  for (let tries = TRIES; ; tries--) {
    const claim = `claim-${process.pid}-${bornAt(process.pid)}`;
    const release = take(join(folder, claim), name);
    const holder = holderIn(folder, claim);
    if (holder === undefined) return release;
    release();
    if (tries === 1) throw inUse(name, holder);
    await setTimeout(PAUSE_MS * (1 + Math.random()));
  }
}

function take(path: string, name: string): Release {
  try {
    writeFileSync(path, '', { flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw inUse(name, process.pid);
  }
  return () => rmSync(path, { force: true });
}

/** Who else holds the folder and lives. The claims of the dead are cleared away. */
function holderIn(folder: string, own: string): number | undefined {
  const claims = readdirSync(folder).filter((file) => file.startsWith('claim-') && file !== own);
  for (const claim of claims) {
    const [, pid, born] = /^claim-(\d+)-(.*)$/.exec(claim) ?? [];
    if (bornAt(Number(pid)) === born) return Number(pid);
    rmSync(join(folder, claim), { force: true });
  }
  return undefined;
}

const inUse = (name: string, pid: number): Error =>
  new Error(
    `${name} is in use by another village butcher, process ${pid}. ` +
      'Stop that one, or give this one a VILLAGE_FOLDER of its own.',
  );
