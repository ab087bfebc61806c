import { ExportAct } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { canonical } from '../base/canonical.js';
import { run, statement } from '../base/statement.store.js';
import type { End, Job, Part, PartFile } from './export.js';

/** An export that begins, and the request that it is. */
export interface NewJob extends Job {
  readonly act: string;
  readonly requestHash: Buffer;
}

const ADD_EXPORT = statement(
  'add-export',
  `INSERT INTO audit.export (id, act, request_hash, at, until, client, said, as_of, known_as_of,
     log_size, unsealed, checkpoint)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (act) DO NOTHING`,
);

/** Writes down what was asked. What was asked before, under the same key, stays as it is. */
export async function addExport(db: DataSource, job: NewJob): Promise<void> {
  const { id, act, requestHash, at, until, client, said, stand, unsealed, checkpoint } = job;
  const about = [id, act, requestHash, at, until, client, canonical(said)];
  const place = [stand.asOf, stand.knownAsOf, stand.logSize, unsealed, checkpoint];
  await run(db, ADD_EXPORT, [...about, ...place]);
}

interface ExportRow {
  readonly id: string;
  readonly request_hash: Buffer;
  readonly at: Date;
  readonly until: Date;
  readonly client: string;
  readonly said: string;
  readonly as_of: Date;
  readonly known_as_of: Date;
  readonly log_size: string;
  readonly unsealed: number;
  readonly checkpoint: string;
}

const READ_EXPORT = statement<ExportRow>(
  'read-export',
  'SELECT * FROM audit.export WHERE id = $1 OR act = $2',
);

/** An export by its id, or by the key of the request that began it. */
export async function readExport(
  db: DataSource,
  by: { readonly id: string } | { readonly act: string },
): Promise<(Job & Pick<NewJob, 'requestHash'>) | null> {
  const asked = 'id' in by ? [by.id, null] : [null, by.act];
  const [row] = await run(db, READ_EXPORT, asked);
  return row ? { ...jobOf(row), requestHash: row.request_hash } : null;
}

const READ_OPEN = statement<ExportRow>(
  'read-open-exports',
  `SELECT e.* FROM audit.export e
   WHERE e.until > $1 AND NOT EXISTS (SELECT FROM audit.export_end o WHERE o.export_id = e.id)
   ORDER BY e.at, e.id`,
);

/** The exports that are not at their end, the oldest first. */
export const readOpenExports = async (db: DataSource, now: Date): Promise<readonly Job[]> =>
  (await run(db, READ_OPEN, [now])).map(jobOf);

const jobOf = (row: ExportRow): Job => ({
  id: row.id,
  at: row.at,
  until: row.until,
  client: row.client,
  said: ExportAct.parse(JSON.parse(row.said)),
  stand: {
    asOf: row.as_of.toISOString(),
    knownAsOf: row.known_as_of.toISOString(),
    logSize: Number(row.log_size),
  },
  unsealed: row.unsealed,
  checkpoint: row.checkpoint,
});

interface PartRow extends Omit<Part, 'first' | 'last' | 'files'> {
  readonly first: string | null;
  readonly last: string | null;
  readonly files: string;
}

const READ_PARTS = statement<PartRow>(
  'read-export-parts',
  `SELECT run, number, page, rows, first, last, suppressed, files FROM audit.export_part
   WHERE export_id = $1 ORDER BY run, number`,
);

/** The parts that are written, in their order. */
export const readParts = async (db: DataSource, id: string): Promise<readonly Part[]> =>
  (await run(db, READ_PARTS, [id])).map(({ first, last, files, ...part }) => ({
    ...part,
    first: first === null ? null : Number(first),
    last: last === null ? null : Number(last),
    files: JSON.parse(files) as PartFile[],
  }));

const ADD_PART = statement(
  'add-export-part',
  `INSERT INTO audit.export_part (export_id, run, number, page, rows, first, last, suppressed, files)
   SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
   WHERE NOT EXISTS (SELECT FROM audit.export_end WHERE export_id = $1)`,
);

/** Writes down a part whose files are on disk. Behind the end there is no part. */
export async function addPart(db: DataSource, id: string, part: Part): Promise<void> {
  const { run: of, number, page, rows, first, last, suppressed, files } = part;
  await run(db, ADD_PART, [id, of, number, page, rows, first, last, suppressed, canonical(files)]);
}

const READ_END = statement<Omit<End, 'bytes'> & { readonly bytes: string | null }>(
  'read-export-end',
  'SELECT how, why, bytes FROM audit.export_end WHERE export_id = $1',
);

/** How an export ended. `null`: it goes on. */
export async function readEnd(db: DataSource, id: string): Promise<End | null> {
  const [row] = await run(db, READ_END, [id]);
  return row ? { ...row, bytes: row.bytes === null ? null : Number(row.bytes) } : null;
}

const ADD_END = statement(
  'add-export-end',
  `INSERT INTO audit.export_end (export_id, at, how, why, bytes)
   VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
);

/** Ends an export. The first end counts. */
export const addEnd = (db: DataSource, id: string, at: Date, end: End): Promise<unknown> =>
  run(db, ADD_END, [id, at, end.how, end.why, end.bytes]);

/** Does it while nobody else does, on any instance. Where somebody does, nothing happens. */
export async function whileAlone(
  db: DataSource,
  id: string,
  work: () => Promise<void>,
): Promise<void> {
  const session = db.createQueryRunner();
  try {
    const [row] = await session.manager.query<{ mine: boolean }[]>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 4848)) AS mine',
      [`export ${id}`],
    );
    if (!row?.mine) return;
    await work().finally(() =>
      session.query('SELECT pg_advisory_unlock(hashtextextended($1, 4848))', [`export ${id}`]),
    );
  } finally {
    await session.release();
  }
}
