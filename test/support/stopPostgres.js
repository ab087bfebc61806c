import { existsSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Ends the PostgreSQL of the run, if it is ours, and leaves nothing of it. */
export default async function stopPostgres() {
  const { embedded } = globalThis;
  if (!embedded) return;
  await embedded.stop();
  removeWhole(embedded.folder);
}

/** Removes the folder of an embedded database, and what lies elsewhere for it. */
export function removeWhole(folder) {
  const home = join(folder, 'postgres');
  if (existsSync(home)) rmSync(realpathSync(home), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
