import { existsSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Ends the PostgreSQL of the run, if it is ours, and leaves nothing of it, nor of pages. */
export default async function stopPostgres() {
  const { embedded } = globalThis;
  const { VILLAGE_TEST_URL: url, VILLAGE_TEST_TEMPLATE: template } = process.env;
  rmSync(process.env['VILLAGE_TEST_PAGES'], { recursive: true, force: true });
  if (!embedded && template) await asking(url, `DROP DATABASE ${template} WITH (FORCE)`);
  if (!embedded) return;
  await embedded.stop();
  removeWhole(embedded.folder);
}

/** One statement, on a connection of its own. */
export async function asking(connectionString, text) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

/** Removes the folder of an embedded database, and what lies elsewhere for it. */
export function removeWhole(folder) {
  const home = join(folder, 'postgres');
  if (existsSync(home)) rmSync(realpathSync(home), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
