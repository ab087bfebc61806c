import type { DataSource, EntityManager } from 'typeorm';
import { canonical, fromCanonical } from '../base/canonical.js';
import { KINDS } from './commit.js';
import { publishLine } from './log.store.js';
import { dueLeaves, takeDue, type DueLeaf } from './seal-due.store.js';
import { lastOf, readWaiting } from './seal.store.js';

/** How often the log says that it is alive. Silence is a finding. */
const HEARTBEAT_MS = 10 * 60_000;

const DAY_MS = 86_400_000;
/** How long the erasure of one customer alone waits for company, so that it is not told apart. */
const WAITS_ALONE_MS = 7 * DAY_MS;
const MOST_LEAVES = 900;

/** Writes a heartbeat if the last one is ten minutes old. */
export async function writeHeartbeat(db: DataSource, now: Date): Promise<void> {
  const payload = await lastOf(db, KINDS.heartbeat);
  const last = payload === null ? { at: null, n: 0 } : (fromCanonical(payload) as unknown as Beat);
  const since = last.at === null ? Infinity : now.getTime() - Date.parse(last.at);
  if (since < HEARTBEAT_MS && since > -HEARTBEAT_MS) return;
  const { waiting, oldest } = await readWaiting(db);
  const at = now.toISOString();
  const beat = canonical({ at, kind: 'heartbeat', n: last.n + 1, oldest, v: 1, waiting });
  await db.transaction((tx) => publishLine(tx, KINDS.heartbeat, beat, now));
}

interface Beat {
  readonly at: string | null;
  readonly n: number;
}

/** When the lines of erasures are written: as a rule once a day and in company, or right now. */
export type When = 'daily' | 'now';

/**
 * Writes which leaves nobody can open any more, for all customers together and sorted, so that the
 * list does not tie one person's leaves to each other. Answers how many leaves it named.
 */
export async function writeErasureLines(db: DataSource, now: Date, when: When): Promise<number> {
  return db.transaction(async (tx) => {
    if (when === 'daily' && !(await isTime(tx, now))) return 0;
    const leaves = await takeDue(tx, now);
    for (const reason of new Set(leaves.map((leaf) => leaf.reason))) {
      const indexes = leaves
        .filter((leaf) => leaf.reason === reason)
        .map(({ index }) => index)
        .toSorted((a, b) => a - b);
      for (let at = 0; at < indexes.length; at += MOST_LEAVES) {
        const some = indexes.slice(at, at + MOST_LEAVES);
        await publishLine(tx, KINDS.erasure, erasure(reason, some, now), now);
      }
    }
    return leaves.length;
  });
}

/** Not twice within a day, and not for one customer alone until they have waited for a week. */
async function isTime(tx: EntityManager, now: Date): Promise<boolean> {
  const { batches, longestMs } = await dueLeaves(tx, now);
  if (batches === 0 || (batches === 1 && longestMs < WAITS_ALONE_MS)) return false;
  const payload = await lastOf(tx, KINDS.erasure);
  const last = payload === null ? null : (fromCanonical(payload) as unknown as { at: string }).at;
  return last === null || now.getTime() - Date.parse(last) >= DAY_MS;
}

const erasure = (reason: DueLeaf['reason'], leaves: readonly number[], now: Date): string =>
  canonical({
    at: now.toISOString(),
    count: leaves.length,
    kind: 'erasure',
    leaves,
    range: null,
    reason,
    v: 1,
  });
