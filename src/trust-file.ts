import { createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { exportKeyIn } from './exports.js';
import { signingKeyAt } from './keys.js';
import { logKeyOf } from './ledger/checkpoint.js';
import { vkeyOf } from './ledger/note.js';
import { MERGE_DELAY_S, PromiseKey } from './ledger/promise.js';
import { snapshotKeyIn } from './screening.js';
import type { Settings } from './settings.js';

/** A log without a newer time than this is old news; a demo may lie for a while. */
const OLDEST_S = 366 * 86_400;
const SKEW_S = 300;
/** A key of a demo has no other time than all of it. */
const ALWAYS = '2020-01-01T00:00:00.000Z';

/** A trust file (docs/LEDGER.md): in earnest an auditor has these from elsewhere. */
export function trustIn(
  { keyFolder, ledger }: Pick<Settings, 'keyFolder' | 'ledger'>,
  origin: string = ledger.ledgerOrigin,
): object {
  const { kid, public: known } = new PromiseKey(
    origin,
    signingKeyAt(join(keyFolder, 'promise.key')),
  );
  const exporting = exportKeyIn(keyFolder);
  const snapshots = snapshotKeyIn(keyFolder);
  const logKey = createPublicKey(signingKeyAt(ledger.ledgerLogKey));
  return {
    log: vkeyOf(logKeyOf(origin, logKey)),
    retired: [],
    promise: [{ kid, public: known }],
    export: [{ kid: exporting.kid, public: exporting.public, from: ALWAYS, until: null }],
    snapshot: [{ kid: snapshots.kid, public: snapshots.public, from: ALWAYS, until: null }],
    witnesses: [],
    need: 0,
    maxAge: OLDEST_S,
    mergeDelay: MERGE_DELAY_S,
    skew: SKEW_S,
  };
}
