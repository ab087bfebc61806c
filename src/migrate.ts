import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DataSource, type QueryRunner } from 'typeorm';

/** Held while migrations run, so that two instances may start at once. Any number nobody else uses. */
const LOCK = 4_848_000_001;

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/**
 * Brings the schema up to date, as its owner: each file of `migrations/` once, in order, in a
 * transaction of its own. What was applied never changes; a correction is a new file.
 */
export async function migrate(ownerUrl: string, folder: string = migrationFolder()): Promise<void> {
  const db = await new DataSource({ type: 'postgres', url: ownerUrl, poolSize: 1 }).initialize();
  const session = db.createQueryRunner();
  try {
    await session.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await session.query(`CREATE TABLE IF NOT EXISTS public.migration (
      name text PRIMARY KEY, sha256 text NOT NULL, at timestamptz NOT NULL DEFAULT now())`);
    for (const migration of pending(migrationsIn(folder), await applied(session))) {
      await apply(session, migration);
    }
  } finally {
    await session.release();
    await db.destroy();
  }
}

/** What is still to do, if all that was done is still what it was. */
function pending(
  migrations: readonly Migration[],
  done: ReadonlyMap<string, string>,
): readonly Migration[] {
  for (const { name, sha256 } of migrations) {
    if ((done.get(name) ?? sha256) !== sha256) {
      throw new Error(`The migration ${name} was changed after it had been applied.`);
    }
  }
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...done.keys()].find((name) => !known.has(name));
  if (unknown) throw new Error(`The database knows ${unknown}, a migration of a later version.`);
  return migrations.filter(({ name }) => !done.has(name));
}

async function apply(session: QueryRunner, { name, text, sha256 }: Migration): Promise<void> {
  await session.startTransaction();
  try {
    await session.query(text);
    await session.query('INSERT INTO public.migration (name, sha256) VALUES ($1, $2)', [
      name,
      sha256,
    ]);
    await session.commitTransaction();
  } catch (cause) {
    await session.rollbackTransaction();
    const why = cause instanceof Error ? cause.message : 'unknown';
    throw new Error(`The migration ${name} failed: ${why}. Nothing of it was kept.`, { cause });
  }
}

async function applied(session: QueryRunner): Promise<ReadonlyMap<string, string>> {
  const rows: Pick<Migration, 'name' | 'sha256'>[] = await session.query(
    'SELECT name, sha256 FROM public.migration',
  );
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

function migrationsIn(folder: string): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name));
  return names.toSorted().map((name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
  });
}

/** Compiled files lie one folder below the root (`src`, `dist`) or two (`.build/src`). */
function migrationFolder(): string {
  const near = ['../migrations', '../../migrations'].map((path) => new URL(path, import.meta.url));
  const folder = near.find((path) => existsSync(path));
  if (!folder) throw new Error('The folder migrations/ is missing.');
  return fileURLToPath(folder);
}
