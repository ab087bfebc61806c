import {
  chmodSync,
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

/** What a key file holds. Made where there is none, and on disk before anything rests on it. */
export function keyAt(path: string, make: () => Buffer): Buffer {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, make(), { mode: OWNER_ONLY, flag: 'wx', flush: true });
    settle(dirname(path));
  }
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, OWNER_ONLY);
  return readFileSync(path);
}

/** A name is on disk once its folder is. */
export function settle(folder: string): void {
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
