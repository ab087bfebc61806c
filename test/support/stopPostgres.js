import { existsSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Ends the PostgreSQL of the run, if it is ours, and leaves nothing of it. */
export default async function stopPostgres() {
  const { embedded } = globalThis;
  if (!embedded) return;
  await embedded.stop();
  const home = join(embedded.folder, 'postgres');
  if (existsSync(home)) rmSync(realpathSync(home), { recursive: true, force: true });
  rmSync(embedded.folder, { recursive: true, force: true });
}
