import type { VillageError } from '../core/error.js';
import type { DeskSentence } from './texts-desk.js';

const TEXTS: Readonly<Record<string, DeskSentence>> = {
  waiting: 'withdraw.waiting',
  undelivered: 'withdraw.undelivered',
  'notice-outdated': 'notice.outdated',
  'changed-since': 'changed',
  'snapshot-outdated': 'changed',
};

/** What is said when something did not come through. */
export const textOf = ({ code }: VillageError): DeskSentence => TEXTS[code] ?? 'failed';
