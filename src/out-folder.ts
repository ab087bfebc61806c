import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A folder to write into, in which nothing of an earlier run is mixed up with this one. */
export function makeRoom(out: string): void {
  try {
    mkdirSync(out, { recursive: true });
    accessSync(out, constants.W_OK);
  } catch (cause) {
    throw new Error(`Nothing can be written into ${out} (${(cause as { code?: string }).code}).`);
  }
  const [old] = ['export.zip', 'trust.json'].filter((name) => existsSync(join(out, name)));
  if (old)
    throw new Error(`${join(out, old)} is there already: take it away, or name another DIR.`);
}
