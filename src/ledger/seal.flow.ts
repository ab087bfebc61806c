import type { QueryRunner } from 'typeorm';
import { swap } from './anchor.store.js';
import { sweep } from './durable.store.js';
import { signCheckpoint, type Checkpoint } from './checkpoint.js';
import { KINDS } from './commit.js';
import { extended, rootOfRange, type Range } from './merkle.js';
import { borderOf, compared, type Compared } from './seal-compare.flow.js';
import { SealRefusal } from './seal-refusal.js';
import { checkTiles, firstOf, writeTiles } from './seal-tiles.flow.js';
import { BATCH, moveToLog, readEntries, takeBatch } from './seal.store.js';
import type { LogPlaces, Steps } from './seal.js';
import { publishCheckpoint } from './tiles.store.js';

/** So many batches share a checkpoint at most: so nobody's receipt waits for everybody's. */
const MOST_BATCHES = 32;

/** The one who seals: the connection that has the sealer's place, and where the log lives. */
export interface Sealer extends LogPlaces {
  readonly session: QueryRunner;
  readonly tell: Steps;
}

/** How far the log has come. Its border saves reading it again. */
export interface SealedTo {
  readonly border: Range;
  /** How many lines this took. */
  readonly lines: number;
}

/**
 * Seals what waits: commits it to its place in the database, publishes the tiles, reads them back,
 * signs what it read, and remembers that outside of the database before anybody is shown it. Ends
 * at any step without harm: the next call goes on from whatever was kept.
 */
export async function seal(sealer: Sealer, known: Range | null): Promise<SealedTo> {
  const { session, tiles } = sealer;
  const found = await compared(session.manager, sealer, known ? 'end' : 'whole');
  if (!known) await sweep(tiles);
  const isKnown = known?.size === found.log.size && rootOfRange(known).equals(found.log.root);
  let border = isKnown ? known : await borderOf(session.manager, tiles, found);
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const before = border.size;
    border = await sealBatch(sealer, found.log.origin, border);
    if (border.size - before < (before === 0 ? 1 : BATCH)) break;
  }
  await publish(sealer, found, border);
  return { border, lines: border.size - found.log.size };
}

/** One transaction: lines leave the queue and stand in the log. Answers the new border. */
async function sealBatch({ session, tell }: Sealer, origin: string, border: Range): Promise<Range> {
  await session.startTransaction('READ COMMITTED');
  try {
    const rows = await takeBatch(session.manager);
    await tell('taken');
    if (border.size === 0 && rows.length > 0 && rows[0]!.kind !== KINDS.genesis) {
      throw new SealRefusal('S1-settings', 'The log does not begin: start the service once.');
    }
    const after = extended(
      border,
      rows.map((row) => row.leaf_hash),
    );
    if (rows.length > 0) {
      const [from, to] = [checkpointOf(origin, border), checkpointOf(origin, after)];
      await moveToLog(session.manager, { rows, from, to });
    }
    await tell('written');
    await session.commitTransaction();
    await tell('committed');
    return after;
  } catch (cause) {
    if (session.isTransactionActive) await session.rollbackTransaction().catch(() => {});
    throw cause;
  }
}

/** Everything behind the commit: nothing that was signed is ever taken back, so it is checked first. */
async function publish(
  sealer: Sealer,
  { anchored, signed, log, shown }: Compared,
  border: Range,
): Promise<void> {
  const { session, tiles, anchor, key, tell } = sealer;
  const now = checkpointOf(log.origin, border);
  if (now.size === signed.size) {
    if (shown?.size !== signed.size) await show(tiles, anchored.note, tell);
    return;
  }
  const entries = await readEntries(session.manager, firstOf(signed.size), now.size);
  await writeTiles(tiles, { old: signed.size, entries }, tell);
  await tell('tiles');
  await checkTiles(tiles, signed, now);
  await tell('checked');
  const note = signCheckpoint(now, key);
  await tell('signed');
  await swap(anchor, anchored, note);
  await tell('anchored');
  await show(tiles, note, tell);
}

async function show(tiles: string, note: string, tell: Steps): Promise<void> {
  await publishCheckpoint(tiles, note);
  await tell('published');
}

const checkpointOf = (origin: string, border: Range): Checkpoint => ({
  origin,
  size: border.size,
  root: rootOfRange(border),
});
