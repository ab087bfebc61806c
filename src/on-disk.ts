import { builtPages } from './beside.js';
import { exportPlaceOf } from './exports.js';
import { knownVkey } from './log-places.js';
import type { Parts } from './parts.js';
import type { Settings } from './settings.js';

/** What a service finds on its disk: the pages, the key of the log, and where exports go. */
export const onDisk = (
  settings: Settings,
  origin: string,
): Pick<Parts, 'exports' | 'logKey' | 'pages'> => ({
  ...builtPages(),
  logKey: knownVkey(settings.ledger, origin),
  exports: exportPlaceOf(settings),
});
