import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LedgerSettings } from '../src/ledger-settings.js';
import { enter, initNewLog, leave, openAsSealer, placesOf } from '../src/log-places.js';
import { grantsAt } from './p7-grants.js';
import type { Row } from './row.js';
import { answersOf } from './served.js';
import { BACKLOG, sealings } from './sealings.js';
import { compare } from './windows.js';

/** P10: whether the log keeps up with the customers. */
export const sealing: Row = async ({ say, ground }) => {
  const base = await (await ground()).base('p10');
  const folder = mkdtempSync(join(tmpdir(), 'village-bench-log-'));
  const grants = await grantsAt(base, '1');
  const settings = new LedgerSettings({ VILLAGE_FOLDER: folder });
  const db = await openAsSealer(base.ownerUrl);
  try {
    await initNewLog(db, settings);
    const session = await enter(db);
    say('lines that are sealed, against permissions that are given');
    const ours = sealings(base.ownerUrl, { ...placesOf(settings), session, tell: () => {} });
    const compared = await compare(ours, answersOf(grants));
    await leave(session);
    return [
      {
        id: 'P10',
        what: 'lines from the queue to a published checkpoint ÷ durable grants as in P7, 16 in flight',
        goal: 20,
        unit: 'lines a second',
        ...compared,
        note: NOTE,
      },
    ];
  } finally {
    await db.destroy();
    await grants.end();
    rmSync(folder, { recursive: true, force: true });
  }
};

const NOTE =
  `${BACKLOG.toLocaleString('en')} lines wait each time, and those that the grants of the window before left. ` +
  'Each is hashed again, moved to the log in batches, published in tiles that are flushed to the disk and ' +
  'read back, and is under a checkpoint that is signed, anchored and published. One sealer, nobody else at work.';
