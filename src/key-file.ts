import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Its owner may read it, nobody else may do anything. */
const OWNER_ONLY = 0o600;
const OTHERS = 0o077;
const TOO_OPEN = 'a key that others can read is no secret. Let only its owner in (chmod 600).';

/**
 * What a key file holds. Made where there is none, and on disk before anything rests on it. One that
 * others can read is refused and not mended: it may be somebody else's file, and it was read already.
 */
export function keyAt(path: string, make: () => Buffer): Buffer {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, make(), { mode: OWNER_ONLY, flag: 'wx', flush: true });
    settle(dirname(path));
  }
  if ((statSync(path).mode & OTHERS) !== 0) throw new Error(`${path}: ${TOO_OPEN}`);
  return readFileSync(path);
}

/** A name is on disk once its folder is. */
export function settle(folder: string): void {
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
