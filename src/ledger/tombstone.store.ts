import { join } from 'node:path';
import { makeFolder, namesIn, readWhole, writeOnce } from './durable.store.js';
import { inscriptionOf, tombstoneIn, type ErasureMode, type Tombstone } from './erasure.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Who was erased, remembered outside the database by the id of a key that is no more: a random
 * number, which means nothing afterwards. Without it a restored backup would bring them back.
 */
export class Tombstones {
  readonly #anchor: string;
  readonly #folder: string;

  constructor(
    anchor: string,
    /** What an erasure keeps from now on. */
    readonly mode: ErasureMode,
  ) {
    this.#anchor = anchor;
    this.#folder = join(anchor, 'tombstones');
  }

  /** Sets a tombstone for good. The first one for a key counts, and is answered. */
  async set(stone: Tombstone): Promise<Tombstone> {
    await makeFolder(this.#folder);
    await writeOnce(join(this.#folder, stone.keyId), inscriptionOf(stone));
    return (await this.find(stone.keyId))!;
  }

  /** The tombstone of a key, if there is one. */
  async find(keyId: string): Promise<Tombstone | null> {
    const said = await readWhole(join(this.#folder, keyId));
    return said && tombstoneIn(keyId, said.toString());
  }

  /** Every tombstone that was ever set. */
  async all(): Promise<readonly Tombstone[]> {
    const names = ((await namesIn(this.#folder)) ?? []).filter((name) => UUID.test(name));
    const found = await Promise.all(names.map((keyId) => this.find(keyId)));
    return found.filter((stone) => stone !== null);
  }

  /** Whether there is an anchor at all to remember anything. */
  async isThere(): Promise<boolean> {
    return (await namesIn(this.#anchor)) !== null;
  }
}
