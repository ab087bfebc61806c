import { cannotCheck } from './answer.js';
import { sha256, type Bytes } from './bytes.js';

/**
 * Reads a file of the log by its path (C2SP tlog-tiles), such as `tile/0/000.p/5`; `null` if there
 * is none. Nothing of it is believed: a wrong byte proves nothing.
 */
export type ReadTile = (path: string) => Promise<Uint8Array | null>;

/** The leaves from `start` up to `end`. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const HASH_BYTES = 32;
/** How many hashes a full tile has. */
const FULL = 256;
const NODE = Uint8Array.of(0x01);

/** The proof that the log of `older` leaves begins the one of `newer`, made from its tiles. */
export async function growthFrom(
  read: ReadTile,
  older: number,
  newer: number,
): Promise<readonly Bytes[]> {
  const tiles = new Tiles(read, newer);
  const hashes = [];
  for (const span of parts(older, { start: 0, end: newer })) hashes.push(await tiles.over(span));
  return hashes;
}

/** RFC 9162 §2.1.4.1. The older tree is left out where it is complete: whoever checks it knows it. */
function parts(older: number, { start, end }: Span): readonly Span[] {
  if (older === end) return start === 0 ? [] : [{ start, end }];
  const middle = start + halfOf(end - start);
  return older <= middle
    ? [...parts(older, { start, end: middle }), { start: middle, end }]
    : [...parts(older, { start: middle, end }), { start, end: middle }];
}

/** The tiles of a log of some size, each read once. */
class Tiles {
  readonly #read = new Map<string, Promise<Bytes>>();

  constructor(
    private readonly read: ReadTile,
    private readonly size: number,
  ) {}

  /** The hash over some leaves. */
  async over({ start, end }: Span): Promise<Bytes> {
    const [width, half] = [end - start, halfOf(end - start)];
    if (width === 1 || width === 2 * half) return this.#complete(start, width);
    const middle = start + half;
    const left = await this.over({ start, end: middle });
    return sha256(NODE, left, await this.over({ start: middle, end }));
  }

  /** The hash over a power of two of leaves: a tile holds it, or holds what it is the hash of. */
  async #complete(start: number, width: number): Promise<Bytes> {
    let [level, leaves] = [0, 1];
    while (leaves * FULL <= width) [level, leaves] = [level + 1, leaves * FULL];
    const first = start / leaves;
    const hashes = await this.#tile(
      level,
      Math.floor(first / FULL),
      Math.floor(this.size / leaves),
    );
    return rootOf(hashes, first % FULL, width / leaves);
  }

  /** A partial tile may be gone once its full one is there, which begins with the same hashes. */
  async #tile(level: number, index: number, hashes: number): Promise<Bytes> {
    const width = Math.min(hashes - index * FULL, FULL);
    const path = `tile/${level}/${placeOf(index)}`;
    const partial = width < FULL ? await this.#bytes(`${path}.p/${width}`) : Uint8Array.of();
    const bytes = partial.length > 0 ? partial : await this.#bytes(path);
    return bytes.length >= width * HASH_BYTES ? bytes : cannotCheck('no-tile');
  }

  #bytes(path: string): Promise<Bytes> {
    const known = this.#read.get(path) ?? this.read(path).then((bytes) => bytesIn(bytes));
    this.#read.set(path, known);
    return known;
  }
}

/** A copy: what was read must not change below us. */
const bytesIn = (bytes: Uint8Array | null): Bytes =>
  Uint8Array.from((bytes ?? Uint8Array.of()).subarray(0, FULL * HASH_BYTES));

/** The root over some of the hashes of a tile, a power of two of them. */
async function rootOf(hashes: Bytes, first: number, count: number): Promise<Bytes> {
  if (count === 1) return hashes.slice(first * HASH_BYTES, (first + 1) * HASH_BYTES);
  const half = count / 2;
  const left = await rootOf(hashes, first, half);
  return sha256(NODE, left, await rootOf(hashes, first + half, half));
}

/** A number in groups of three digits, all but the last with an x before it. */
const placeOf = (index: number): string =>
  String(index)
    .padStart(Math.ceil(String(index).length / 3) * 3, '0')
    .replaceAll(/\d{3}(?=\d)/g, 'x$&/');

/** The largest power of two below a number above one. */
function halfOf(count: number): number {
  let half = 1;
  while (2 * half < count) half *= 2;
  return half;
}
