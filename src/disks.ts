import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './settings.js';

/**
 * Warns while the memory of what was signed can be lost, or put back, together with the rows that it
 * is there to check. Only of the embedded database is known where its rows lie.
 */
export function sayIfOnOneDisk(
  { villageFolder, ledger }: Pick<Settings, 'villageFolder' | 'ledger'>,
  say: (step: string) => void,
): void {
  const [rows, anchor] = [join(villageFolder, 'postgres'), ledger.ledgerAnchor].map(diskOf);
  if (rows !== anchor) return;
  say(
    'The anchor and the database share a disk: who puts back an old copy of it puts back both, and ' +
      'nobody notices. LEDGER_ANCHOR is better a folder elsewhere.',
  );
}

/** Links are followed: what counts is where the files lie. */
const diskOf = (folder: string): number | undefined =>
  statSync(folder, { throwIfNoEntry: false })?.dev;
