import { createHash } from 'node:crypto';
import type { NoticeRef, NoticeUse } from '@village-butcher/sdk/contract';
import type { EntityManager } from 'typeorm';
import { idAt } from '../base/id.js';
import { run, statement } from '../base/statement.store.js';
import { usesIn } from './listed.js';
import { diffOf } from './notice-diff.js';
import { hold, lockQuarantines } from './quarantine.store.js';

interface OlderRow {
  readonly version: number;
  readonly uses: string;
  readonly held: readonly string[] | null;
}

const READ_OLDER = statement<OlderRow>(
  'read-older-notices',
  `SELECT DISTINCT ON (n.version) n.version, n.uses, (
     SELECT array_agg(u) FROM consent.quarantine q, unnest(q.uses) u
     WHERE q.notice = n.id AND q.notice_version = n.version AND q.surface IS NULL
   ) AS held
   FROM consent.notice n
   WHERE n.id = $1 AND n.version < $2 AND n.uses IS NOT NULL
     AND NOT EXISTS (SELECT FROM consent.notice m WHERE m.id = $1 AND m.version > $2)
   ORDER BY n.version`,
);

/** A quarantine names so many permissions at most. */
const MOST_USES = 50;
/** Before anybody agreed to anything here. */
const EVER = '1970-01-01T00:00:00.000Z';
/** Nobody of our people: it follows from what was published. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const IMPORT = 'import';

/** A version that is published, and what it is about. */
export interface NewVersion extends Pick<NoticeRef, 'id' | 'version'> {
  readonly uses: readonly NoticeUse[];
}

/**
 * Holds what was agreed to in older versions on terms that are no more, or for a use that is gone: it
 * rests from this commit on until its customer agrees anew. What only reads otherwise stands.
 */
export async function holdOutdated(
  tx: EntityManager,
  { id, version, uses }: NewVersion,
  now: Date | null,
): Promise<void> {
  const at = await lockQuarantines(tx, now);
  for (const older of await run(tx, READ_OLDER, [id, version])) {
    const { removed, changed } = diffOf(usesIn(older.uses)!, uses);
    const keys = [...removed, ...changed].filter((key) => !older.held?.includes(key)).toSorted();
    for (let first = 0; first < keys.length; first += MOST_USES) {
      const cohort = {
        notice: id,
        version: older.version,
        surface: null,
        uses: keys.slice(first, first + MOST_USES),
        from: EVER,
        to: at.toISOString(),
      };
      const requestHash = createHash('sha256').update(JSON.stringify(cohort)).digest();
      const act = { id: idAt(at.getTime()), requestHash };
      const by = { actor: NOBODY, client: IMPORT, act, at };
      await hold(tx, { ...cohort, reason: 'terms-changed' }, by);
    }
  }
}
