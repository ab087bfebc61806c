import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LedgerSettings } from '../../src/ledger-settings.js';
import { openDatabase } from '../../src/database.js';
import { seal } from '../../src/ledger/seal.flow.js';
import type { Step } from '../../src/ledger/seal.js';
import { enter, leave, openAsSealer, placesOf } from '../../src/log-places.js';
import { someone } from '../support/customers.js';
import { endAll, eventually, newFolder, owns, removeAll, serverIn } from '../support/embedded.js';
import { newKeyring } from '../support/keys.js';
import { begunAt, checkedAt } from '../support/sealed-at.js';
import { addLines } from '../support/sealing.js';

/** `npm run ledger:crash` tries every step, otherwise the one in the middle of the commit. */
const STEPS: readonly Step[] =
  process.env['CRASHES'] === undefined
    ? ['written']
    : ['taken', 'written', 'committed', 'tiles', 'signed', 'anchored', 'published'];
const PATIENCE_MS = 30_000;

const folder = newFolder();
const settings = new LedgerSettings({ VILLAGE_FOLDER: folder });
const keyring = newKeyring();
let ownerUrl: string;
beforeAll(async () => {
  ownerUrl = await owns(folder).started;
  await begunAt(ownerUrl, settings);
}, 60_000);
afterAll(async () => {
  await endAll();
  removeAll();
}, 60_000);

/** Seals once, and answers how long the log is then. PostgreSQL may be killed at a step. */
async function sealed(killAt: Step | null): Promise<number> {
  const db = await openAsSealer(ownerUrl);
  try {
    const session = await enter(db);
    const tell = (step: Step) => {
      if (step === killAt) process.kill(serverIn(folder), 'SIGKILL');
    };
    const { border } = await seal({ ...placesOf(settings), session, tell }, null).finally(() =>
      leave(session),
    );
    return border.size;
  } finally {
    await db.destroy().catch(() => {});
  }
}

async function added(count: number): Promise<void> {
  const db = await openDatabase(ownerUrl, { role: 'village_app', poolSize: 1 });
  await addLines(db, keyring, someone(), count).finally(() => db.destroy());
}

test.each(STEPS)(
  'row 48: PostgreSQL is killed at "%s", and each line is in the log once',
  async (step) => {
    const before = await eventually(() => sealed(null), PATIENCE_MS);
    await added(300);
    await sealed(step).catch(() => {});
    await eventually(() => added(5), PATIENCE_MS);
    expect(await eventually(() => sealed(null), PATIENCE_MS)).toBe(before + 305);
    expect(await checkedAt(ownerUrl, settings)).toBe(before + 305);
  },
  2 * PATIENCE_MS,
);
