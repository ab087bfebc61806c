import type { VillageError } from '../core/error.js';
import type { CoreKey } from './texts-de.js';

const TEXTS: Readonly<Record<string, CoreKey>> = {
  waiting: 'withdraw.waiting',
  undelivered: 'withdraw.undelivered',
  'notice-outdated': 'notice.outdated',
  'changed-since': 'changed',
};

/** What is said when something did not come through. */
export const textOf = ({ code }: VillageError): CoreKey => TEXTS[code] ?? 'failed';
