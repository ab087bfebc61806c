import type { DataSource } from 'typeorm';
import { inRole } from '../base/statement.store.js';
import type { Keyring } from './keyring.js';
import { rewrapSome } from './rekey.store.js';

const AT_ONCE = 500;

/**
 * Wraps every customer's key with the newest wrapping key, some in each transaction. Broken off, it
 * goes on where it was. Answers how many it wrapped; afterwards nothing rests on an older key.
 */
export async function rewrapAll(db: DataSource, keyring: Keyring): Promise<number> {
  const { kek } = keyring;
  const some = () =>
    inRole(db, 'village_eraser', (tx) =>
      rewrapSome(tx, kek, ({ owner, ...key }) => keyring.rewrap(owner, key), AT_ONCE),
    );
  let all = 0;
  for (let done = await some(); done > 0; done = await some()) all += done;
  return all;
}
