import type { DataSource } from 'typeorm';
import { run, statement } from '../base/statement.store.js';

/** How much is still to do: counts alone, of nobody by name. */
export interface Backlog {
  /** Notifications that no recipient has answered yet, and for how many seconds the oldest has waited. */
  readonly unanswered: number;
  readonly oldest: number;
  readonly suspended: number;
  readonly exports: number;
}

const BACKLOG = statement<Backlog>(
  'backlog',
  `SELECT count(*)::int AS unanswered,
     coalesce(greatest(0, extract(epoch FROM clock_timestamp() - min(at))), 0)::int AS oldest,
     (SELECT count(*)::int FROM consent.suspended) AS suspended,
     (SELECT count(*)::int FROM audit.export e
      WHERE e.until > clock_timestamp()
        AND NOT EXISTS (SELECT FROM audit.export_end o WHERE o.export_id = e.id)) AS exports
   FROM audit.outbox`,
);

/** What waits for recipients, how many of them may read nothing, and the exports under way. */
export const readBacklog = async (db: DataSource): Promise<Backlog> =>
  (await run(db, BACKLOG, []))[0]!;
