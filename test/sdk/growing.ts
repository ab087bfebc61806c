import { verifyGrowth, type ReadTile, type Trust } from '@village-butcher/sdk/verify';
import { consistencyProof, rootOf } from '../../src/ledger/merkle.js';
import { pathOf, tileBytes, tilesFor } from '../../src/ledger/tile.js';
import { hashesOver, someLeaves } from '../support/trees.js';
import { LOG, TRUST, noteOf } from './receipts.js';

/** The log that grows. */
export const LEAVES = someLeaves(64);
const hashAt = hashesOver(LEAVES);

/** Hashes as a proof has them. */
export const base64 = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('base64'));

/** A checkpoint of any size over any root. */
export const noteFor = (size: number | string, root: Buffer, key = LOG) =>
  noteOf(`${key.name}\n${size}\n${root.toString('base64')}\n`, [key]);
const NOTES = Array.from({ length: 65 }, (_, size) => noteFor(size, rootOf(LEAVES.slice(0, size))));

/** The log's checkpoint when it had so many leaves. */
export const noteAt = (size: number) => NOTES[size]!;

/** The hashes that show one size of it to begin another. */
export const proofOf = (older: number, newer: number) =>
  base64(consistencyProof(hashAt, older, newer));

/** What is found, in the words of a refusal. */
export async function found(
  older: unknown,
  newer: unknown,
  proof: unknown,
  trust: Trust = TRUST,
): Promise<string> {
  const growth = await verifyGrowth(
    older as string,
    newer as string,
    proof as readonly string[],
    trust,
  );
  if (growth.state === 'cannot-check') return growth.reason;
  return growth.state === 'refused' ? `${growth.code} ${growth.at}` : growth.state;
}

/** The tiles of a log, as they lie on a disk: the partial ones of this size alone. */
export function tilesOf(leaves: readonly Buffer[]): ReadonlyMap<string, Buffer> {
  const over = hashesOver(leaves);
  const tiles = tilesFor(0, leaves.length).filter(({ level }) => level !== 'entries');
  return new Map(tiles.map((tile) => [pathOf(tile), tileBytes(tile, over)]));
}

/** How a phone would read them. */
export const readerOf =
  (tiles: ReadonlyMap<string, Buffer>): ReadTile =>
  async (path) =>
    tiles.get(path) ?? null;
