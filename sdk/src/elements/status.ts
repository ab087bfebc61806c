import type { Standing } from '../client/shape.js';
import { rowsIn, sharedIn } from './rows.js';
import type { CoreKey } from './texts-de.js';
import type { Words } from './words.js';

/** What the rows show, in one sentence. */
export function statusOf(standing: Standing, { say, count }: Words<CoreKey>): string {
  const shared = sharedIn(rowsIn(standing));
  if (shared.facts === 0) return say('status.none');
  return say('status.some', {
    facts: count('facts', shared.facts),
    recipients: count('recipients', shared.with),
  });
}
