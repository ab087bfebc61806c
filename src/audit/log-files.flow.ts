import { canonical } from '../base/canonical.js';
import { parseNote } from '../ledger/note.js';
import type { PublishedLog } from '../ledger/published.store.js';
import { pathOf, tilesFor, type Tile } from '../ledger/tile.js';
import type { Packed } from './archive.store.js';
import { digestOf, type NamedFile } from './manifest.js';

/** A file that is short enough to be held. */
export interface Text {
  readonly name: string;
  readonly text: string;
}

/** What would open lines, and what rests on that. None of it goes along. */
const EMPTY = ['openings/consent', 'openings/disclosure', 'pending', 'promises'];

/**
 * The log without what opens its lines, for those name customers by what is always the same: every
 * entry, its tiles and the signed root above them, in the form of a bundle.
 */
export class LogFiles {
  readonly #origin: string;
  /** How many entries it has. */
  readonly size: number;

  constructor(
    private readonly published: PublishedLog,
    private readonly checkpoint: string,
  ) {
    const [origin, size] = parseNote(checkpoint).text.split('\n');
    this.#origin = origin!;
    this.size = Number(size);
  }

  /** All but the tiles. */
  texts(): readonly Text[] {
    const lines = [
      ...EMPTY.map((name) => ({ name: `${name}.ndjson`, text: '' })),
      { name: 'standing.ndjson', text: `${canonical({ size: this.size })}\n` },
    ];
    const about = {
      counts: { consent: 0, disclosure: 0, entries: this.size },
      files: Object.fromEntries(lines.map(({ name, text }) => [name, digestOf(text)])),
      origin: this.#origin,
      scope: 'log',
      v: 1,
    };
    return [
      ...lines,
      { name: 'bundle.json', text: canonical(about) },
      { name: 'checkpoint', text: this.checkpoint },
    ].map(({ name, text }) => ({ name: `ledger/${name}`, text }));
  }

  /** The digests of all tiles, one read after the other. */
  async sums(): Promise<readonly NamedFile[]> {
    const sums = [];
    for (const tile of tilesFor(0, this.size)) {
      sums.push({ name: `ledger/${pathOf(tile)}`, sha256: digestOf(await this.#bytes(tile)) });
    }
    return sums;
  }

  /** All tiles, each read when it is its turn. */
  tiles(): readonly Packed[] {
    return tilesFor(0, this.size).map((tile) => ({
      name: `ledger/${pathOf(tile)}`,
      open: () => this.#bytes(tile),
    }));
  }

  async #bytes(tile: Tile): Promise<Buffer> {
    const bytes = await this.published.tile(tile);
    if (!bytes) throw new Error('A tile of the published log is missing.');
    return bytes;
  }
}
