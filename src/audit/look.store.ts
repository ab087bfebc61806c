import type { QuestionParameters } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { idAt } from '../base/id.js';
import { run, statement } from '../base/statement.store.js';
import { LOOKING_ROLE, type LookedAt, type Looker, type SeenLook } from './look.js';

const ADD_LOOK = statement(
  'add-look',
  `INSERT INTO audit.look (id, at, role, actor, client, what, export_id)
   VALUES ($1, $2, '${LOOKING_ROLE}', $3, $4, $5, $6)`,
);

/** Writes down that somebody looked, before they see anything. */
export const addLook = (
  db: DataSource,
  { actor, client }: Looker,
  { what, id, at }: { readonly what: LookedAt; readonly id: string; readonly at: Date },
): Promise<unknown> => run(db, ADD_LOOK, [idAt(at.getTime()), at, actor, client, what, id]);

interface LookRow extends Omit<SeenLook, 'at' | 'export'> {
  readonly at: Date;
  readonly export_id: string | null;
}

/** What an export was for stands with the export: a look at it has no words of its own. */
const READ_LOOKS = statement<LookRow>(
  'read-looks',
  `SELECT k.id, k.at, k.role, k.actor, k.what, coalesce(k.reason, x.said->>'reason') AS reason,
     k.ticket, k.approver, k.customers, k.fields, k.export_id,
     CASE WHEN k.question IS NOT NULL THEN ARRAY[k.question]
       ELSE ARRAY(SELECT json_array_elements_text(x.said->'questions')) END AS questions
   FROM audit.look k
   LEFT JOIN LATERAL (SELECT e.said::json FROM audit.export e WHERE e.id = k.export_id) x ON true
   WHERE k.at <= $1 AND ($2::timestamptz IS NULL OR k.at >= $2)
     AND ($3::timestamptz IS NULL OR k.at < $3)
   ORDER BY k.at, k.id OFFSET $4 LIMIT $5`,
);

/** Which of them: up to a time, so many behind so many. */
export interface Looks {
  readonly asOf: string;
  readonly skip: number;
  readonly most: number;
}

/** The looks of our own people, the oldest first. */
export const readLooks = async (
  db: DataSource,
  { asOf, skip, most }: Looks,
  { from, to }: Pick<QuestionParameters, 'from' | 'to'>,
): Promise<readonly SeenLook[]> =>
  (await run(db, READ_LOOKS, [asOf, from ?? null, to ?? null, skip, most])).map(
    ({ at, export_id, ...look }) => ({
      ...look,
      at: at.toISOString(),
      export: export_id,
    }),
  );
