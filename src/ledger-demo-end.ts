import { setTimeout } from 'node:timers/promises';
import { openDatabase } from './database.js';
import { writeErasureLines } from './ledger/seal-lines.flow.js';
import { readWaiting } from './ledger/seal.store.js';

const PAUSE_MS = 200;

/** Writes the erasure lines that wait for company, once everything before them is sealed. */
export async function writeErasuresNow(ownerUrl: string): Promise<void> {
  const db = await openDatabase(ownerUrl, { role: 'village_sealer', poolSize: 1 });
  try {
    while ((await readWaiting(db)).waiting > 0) await setTimeout(PAUSE_MS);
    await writeErasureLines(db, new Date(), 'now');
  } finally {
    await db.destroy();
  }
}
