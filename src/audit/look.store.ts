import type { DataSource } from 'typeorm';
import { idAt } from '../base/id.js';
import { run, statement } from '../base/statement.store.js';
import type { LookedAt, Looker } from './look.js';

const ADD_LOOK = statement(
  'add-look',
  `INSERT INTO audit.look (id, at, role, actor, client, what, export_id)
   VALUES ($1, $2, 'dpo', $3, $4, $5, $6)`,
);

/** Writes down that somebody looked, before they see anything. */
export const addLook = (
  db: DataSource,
  { actor, client }: Looker,
  { what, id, at }: { readonly what: LookedAt; readonly id: string; readonly at: Date },
): Promise<unknown> => run(db, ADD_LOOK, [idAt(at.getTime()), at, actor, client, what, id]);
