import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exportKeyIn } from './exports.js';
import { signingKeyAt } from './keys.js';
import { MERGE_DELAY_S, PromiseKey } from './ledger/promise.js';
import { knownVkey } from './log-places.js';
import { snapshotKeyIn } from './screening.js';
import type { Settings } from './settings.js';

/** A log without a newer time than this is old news. */
export const DAY_S = 86_400;
/** A demo may lie for a while. */
const YEAR_S = 366 * DAY_S;
const SKEW_S = 300;
/** Since when a key is used it does not say itself: whoever changes keys writes it here. */
const ALWAYS = '2020-01-01T00:00:00.000Z';

/** Where the service keeps what it signs with. */
const KEYS = ['promise.key', 'export.key', 'snapshot.key'];

/** Refuses a folder without the keys, which are made by a service and by no command. */
export function checkKeysIn(keyFolder: string): void {
  const missing = KEYS.find((name) => !existsSync(join(keyFolder, name)));
  if (missing !== undefined) {
    throw new Error(`KEY_FOLDER has no ${missing}: start the service there once.`);
  }
}

/** A trust file (docs/LEDGER.md) as the house has it: an auditor compares it with what they have from elsewhere. */
export function trustIn(
  { keyFolder, ledger }: Pick<Settings, 'keyFolder' | 'ledger'>,
  { origin = ledger.ledgerOrigin, maxAge = YEAR_S } = {},
): object {
  const log = knownVkey(ledger, origin);
  if (log === undefined) throw new Error('The key of the log is not here: LEDGER_VKEY says it.');
  const { kid, public: known } = new PromiseKey(
    origin,
    signingKeyAt(join(keyFolder, 'promise.key')),
  );
  const exporting = exportKeyIn(keyFolder);
  const snapshots = snapshotKeyIn(keyFolder);
  return {
    log,
    retired: [],
    promise: [{ kid, public: known }],
    export: [{ kid: exporting.kid, public: exporting.public, from: ALWAYS, until: null }],
    snapshot: [{ kid: snapshots.kid, public: snapshots.public, from: ALWAYS, until: null }],
    witnesses: [],
    need: 0,
    maxAge,
    mergeDelay: MERGE_DELAY_S,
    skew: SKEW_S,
  };
}
