import { type Row, sharedIn } from './rows.js';
import type { CoreKey } from './texts-de.js';
import type { Words } from './words.js';

/** What the rows show, in one sentence. */
export function statusOf(rows: readonly Row[], { say, count }: Words<CoreKey>): string {
  const shared = sharedIn(rows);
  if (shared.facts === 0) return say('status.none');
  return say('status.some', {
    facts: count('facts', shared.facts),
    recipients: count('recipients', shared.with),
  });
}
