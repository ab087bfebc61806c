import type { EntityManager } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import type { WrappedKey } from './keyring.js';

/** A wrapped key, and the 16 bytes of whom it was wrapped for: a customer's id, or a handle. */
export interface OwnedKey extends WrappedKey {
  readonly owner: Buffer;
}

interface Row {
  readonly owner: Buffer;
  readonly key_id: string;
  readonly kek: string;
  readonly wrapped: Buffer;
}

/** Where wrapped keys lie, and how a row says whose it is. */
const PLACES = [
  ['customer_key', `decode(replace(k.customer_id::text, '-', ''), 'hex')`],
  ['held', 'k.handle'],
] as const;

const STATEMENTS = PLACES.map(([table, owner]) => ({
  read: statement<Row>(
    `rekey-read-${table}`,
    `SELECT DISTINCT ${owner} AS owner, k.key_id, k.kek, k.wrapped FROM ledger.${table} k
     WHERE k.kek <> $1 LIMIT $2`,
  ),
  write: statement(
    `rekey-write-${table}`,
    `UPDATE ledger.${table} k SET kek = $1, wrapped = n.wrapped
     FROM unnest($2::bytea[], $3::uuid[], $4::bytea[]) n (owner, key_id, wrapped)
     WHERE ${owner} = n.owner AND k.key_id = n.key_id`,
  ),
}));

/** Wraps some keys anew that are not under this wrapping key. Answers how many: none is the end. */
export async function rewrapSome(
  tx: EntityManager,
  kek: string,
  rewrap: (key: OwnedKey) => WrappedKey,
  most: number,
): Promise<number> {
  let done = 0;
  for (const { read, write } of STATEMENTS) {
    const found = await run(tx, read, [kek, most]);
    const keys = found.map(({ key_id: keyId, ...key }) => ({ ...key, keyId }));
    const anew = keys.map((key) => rewrap(key).wrapped);
    const owners = keys.map(({ owner }) => owner);
    await run(tx, write, [kek, owners, keys.map(({ keyId }) => keyId), anew]);
    done += keys.length;
  }
  return done;
}
