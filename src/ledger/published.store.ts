import { inclusionProof, inclusionSpans } from './merkle.js';
import { parseNote } from './note.js';
import { proofText } from './proof.js';
import type { Sealing } from './receipt.js';
import { hashesFrom, pathOf, tilesUnder, type Tile } from './tile.js';
import { checkpointAt, checkpointSizes, readCheckpoint, readTile } from './tiles.store.js';

/** The log as everybody may read it: its last checkpoint, and the tiles below. */
export class PublishedLog {
  constructor(private readonly folder: string) {}

  /** The last signed checkpoint. `null`: nothing was sealed yet. */
  checkpoint(): Promise<string | null> {
    return readCheckpoint(this.folder);
  }

  /** How many leaves the last checkpoint speaks of. */
  async size(): Promise<number> {
    const note = await this.checkpoint();
    return note === null ? 0 : sizeIn(note);
  }

  /** The checkpoints that are kept, by their sizes. */
  async checkpoints(): Promise<ReadonlyMap<number, string>> {
    const sizes = await checkpointSizes(this.folder);
    const notes = await Promise.all(sizes.map((size) => checkpointAt(this.folder, size)));
    return new Map(sizes.flatMap((size, index) => (notes[index] ? [[size, notes[index]]] : [])));
  }

  /** A tile or an entry bundle, byte for byte. `null`: there is none. */
  tile(tile: Tile): Promise<Buffer | null> {
    return readTile(this.folder, tile);
  }

  /** Shows that these leaves are in the log. `null` while one of them is not. */
  async show(indexes: readonly number[]): Promise<Sealing | null> {
    const checkpoint = await this.checkpoint();
    const size = checkpoint === null ? 0 : sizeIn(checkpoint);
    if (checkpoint === null || indexes.some((index) => index >= size)) return null;
    const tiles = await this.#tilesUnder(indexes, size);
    const hashAt = hashesFrom((tile) => tiles.get(pathOf(tile))!, size);
    const proofs = indexes.map((index) =>
      proofText({ index, hashes: inclusionProof(hashAt, index, size), checkpoint }),
    );
    return { checkpoint, proofs };
  }

  async #tilesUnder(
    indexes: readonly number[],
    size: number,
  ): Promise<ReadonlyMap<string, Buffer>> {
    const spans = indexes.flatMap((index) => inclusionSpans(index, size));
    const tiles = tilesUnder(spans, size);
    const found = await Promise.all(tiles.map((tile) => this.tile(tile)));
    return new Map(
      tiles.map((tile, index) => {
        const bytes = found[index];
        if (!bytes) throw new Error('A tile of the published log is missing.');
        return [pathOf(tile), bytes];
      }),
    );
  }
}

/** The size that a checkpoint of our own speaks of. Who has the key checks more than that. */
const sizeIn = (note: string): number => Number(parseNote(note).text.split('\n')[1]);
