import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { keyAt, settle } from './key-file.js';

const KEY_BYTES = 32;
const newKey = (): Buffer => randomBytes(KEY_BYTES);

const keyIn = (folder: string): string => join(folder, 'wrapping.key');
const nextIn = (folder: string): string => join(folder, 'wrapping.next.key');

/** The wrapping keys of a folder, the one for new customers first. The first of all is made here. */
export const wrappingKeysIn = (folder: string): readonly Buffer[] =>
  [nextIn(folder), keyIn(folder)]
    .filter((path) => path === keyIn(folder) || existsSync(path))
    .map((path) => keyAt(path, newKey));

/** Makes the key that follows, beside the one in use. From then on both are accepted. */
export function makeNextKey(folder: string): void {
  if (!existsSync(keyIn(folder))) throw new Error(`There is no wrapping key in ${folder}.`);
  keyAt(nextIn(folder), newKey);
}

/**
 * The key that follows takes the place of the one in use, whose bytes are then written over. Only
 * once nothing is wrapped with it any more: it never comes back.
 */
export function destroyOlderKey(folder: string): void {
  const older = openSync(keyIn(folder), 'r+');
  renameSync(nextIn(folder), keyIn(folder));
  settle(folder);
  writeSync(older, newKey(), 0, KEY_BYTES, 0);
  fsyncSync(older);
  closeSync(older);
}
