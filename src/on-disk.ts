import { builtPages } from './beside.js';
import { exportPlaceOf } from './exports.js';
import { knownVkey } from './log-places.js';
import type { Parts } from './parts.js';
import { snapshotKeyIn } from './screening.js';
import type { Settings } from './settings.js';

/** What a service finds on its disk: pages, the log's key and that of snapshots, where exports go. */
export const onDisk = (
  settings: Settings,
  origin: string,
): Pick<Parts, 'exports' | 'logKey' | 'pages' | 'snapshots'> => ({
  ...builtPages(),
  logKey: knownVkey(settings.ledger, origin),
  exports: exportPlaceOf(settings),
  snapshots: snapshotKeyIn(settings.keyFolder),
});
