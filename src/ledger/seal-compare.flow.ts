import type { DataSource, EntityManager } from 'typeorm';
import { latest, type Anchored } from './anchor.store.js';
import type { Checkpoint } from './checkpoint.js';
import { leafHashOf } from './commit.js';
import { extended, rootOfRange, type Range } from './merkle.js';
import { SealRefusal, type SealCode } from './seal-refusal.js';
import { readEntries, readLog } from './seal.store.js';
import { firstOf, rangeIn, tileThere } from './seal-tiles.flow.js';
import { ownCheckpoint, type LogPlaces } from './seal.js';
import { entriesIn } from './tile.js';
import { goesOn, readCheckpoint, tilesEnd } from './tiles.store.js';

/** What was found in all four places, and fits: the anchor, the database, the tiles, the shown. */
export interface Compared {
  readonly anchored: Anchored;
  /** The checkpoint in the anchor. */
  readonly signed: Checkpoint;
  /** What the database says. */
  readonly log: Checkpoint;
  /** What is shown, if anything is. */
  readonly shown: Checkpoint | null;
}

/** How much is looked at: at a start all names of tiles, later only those behind the end. */
export type Look = 'whole' | 'end';

const SENTENCES: Readonly<Partial<Record<SealCode, string>>> = {
  'S2-behind-anchor':
    'The database has fewer leaves than were signed: it was restored, or failed over with loss. Run ledger:recover.',
  'S3-other-root':
    'The database has another history than was signed. Nothing is signed any more; keep everything and ask your auditor.',
  'S4-tiles-ahead':
    'The tiles hold more than the database, which lost what it had sealed. Run ledger:recover.',
  'S5-anchor-old':
    'A later checkpoint was shown than is anchored. Put the newest anchor back; nothing is signed.',
  'S6-anchor-missing':
    'The anchor is missing, empty, or not signed with this key. Put it back; only on a new log run ledger:init.',
};

/** A refusal in its usual words. */
export const refusal = (code: SealCode): SealRefusal =>
  new SealRefusal(code, SENTENCES[code] ?? code);

/** What the anchor remembers of the log in the database, or a refusal: it is never made anew. */
export async function signedLog(
  session: DataSource | EntityManager,
  { anchor, key }: Pick<LogPlaces, 'anchor' | 'key'>,
): Promise<Omit<Compared, 'shown'>> {
  const anchored = await latest(anchor);
  const log = await readLog(session);
  const signed = anchored && log && ownCheckpoint(anchored.note, log.origin, key);
  if (!anchored || !log || !signed) throw refusal('S6-anchor-missing');
  return { anchored, signed, log };
}

/** Compares all places with one another, or refuses to go on. */
export async function compared(
  session: EntityManager,
  places: LogPlaces,
  look: Look,
): Promise<Compared> {
  const { tiles, key } = places;
  // In this order: each of them may move on while we look, and none is ever ahead of the next.
  const note = await readCheckpoint(tiles);
  const end = look === 'whole' ? await tilesEnd(tiles) : 0;
  const { anchored, signed, log } = await signedLog(session, places);
  const shown = note === null ? null : ownCheckpoint(note, log.origin, key);
  if (shown && shown.size > signed.size) throw refusal('S5-anchor-old');
  if (signed.size > log.size) throw refusal('S2-behind-anchor');
  if (isOther(signed, log) || (shown && isOther(shown, signed))) throw refusal('S3-other-root');
  const isAhead = look === 'end' && (await goesOn(tiles, log.size));
  if (isAhead || end > log.size) throw refusal('S4-tiles-ahead');
  return { anchored, signed, log, shown };
}

/**
 * The border of the log in the database: that of the published tree, which has to be the signed
 * one, and all leaves behind it, which have to come to what the database says.
 */
export async function borderOf(
  session: EntityManager,
  tiles: string,
  { signed, log }: Pick<Compared, 'signed' | 'log'>,
): Promise<Range> {
  const before = await rangeIn(tiles, signed.size);
  if (!rootOfRange(before).equals(signed.root)) throw refusal('S4-tiles-ahead');
  const first = firstOf(signed.size);
  const entries = await readEntries(session, first, log.size);
  await checkBeginning(tiles, signed.size, entries.slice(0, signed.size - first));
  const border = extended(before, entries.slice(signed.size - first).map(leafHashOf));
  if (!rootOfRange(border).equals(log.root)) throw refusal('S3-other-root');
  return border;
}

/** The entries of the last bundle that is not full, in the database as on disk. */
async function checkBeginning(
  tiles: string,
  size: number,
  entries: readonly Buffer[],
): Promise<void> {
  if (entries.length === 0) return;
  const tile = { level: 'entries', index: firstOf(size) / 256, width: entries.length } as const;
  const published = entriesIn(await tileThere(tiles, tile), tile.width);
  if (!published.every((entry, at) => entry.equals(entries[at]!))) throw refusal('S3-other-root');
}

const isOther = (one: Checkpoint, other: Checkpoint): boolean =>
  one.size === other.size && !one.root.equals(other.root);
