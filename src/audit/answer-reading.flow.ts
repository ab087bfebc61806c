import type { DataSource } from 'typeorm';
import type { Keyring } from '../ledger/keyring.js';
import type { PublishedLog } from '../ledger/published.store.js';
import { STRETCH, type OfUse, type Place, type Stretch } from './answer-page.js';
import { readChains } from './answer.store.js';
import { OpenChains } from './chains.store.js';
import { checksOf } from './integrity.flow.js';
import { readLastUses } from './last-uses.store.js';
import { readPlace, readPlaced } from './placed.store.js';
import type { AboutLines, AboutLog, AboutUses, Asked } from './question.js';
import { readUses, type Among } from './uses.store.js';

/** What opens lines, and what everybody may read. */
export interface Opening {
  readonly db: DataSource;
  readonly keyring: Keyring;
  readonly published: PublishedLog;
}

/** A question that is answered by going through the log. */
export type Logged = AboutUses | AboutLines | AboutLog;

/** What may be gone through. A line that the log does not have below this size is nowhere in it. */
export async function throughOf(
  db: DataSource,
  { parameters: { line } }: Asked,
  { stand: { logSize: size }, after }: Place,
): Promise<Stretch> {
  if (line === undefined) return { after, end: size };
  const at = (await readPlace(db, line)) ?? size;
  return { after: at - 1, end: Math.min(at + 1, size) };
}

/** Makes rows of what was read: two steps, so that one can be ahead of the other. */
type Made = () => Promise<readonly OfUse[]>;

/** Reads a stretch: what comes of it, one thousand of its leaves behind the other. */
type Reading = (stretch: Stretch) => Promise<readonly Made[]>;

/**
 * So many leaves are read at once by whoever reads all of them. Uses are texts until it is their turn, and
 * come four thousand at a time: a transaction costs as much as its statement. Chains are open at once.
 */
export const leavesAtOnce = (question: Logged): number =>
  question.about === 'uses' && question.of === 'every-use' ? 4 * STRETCH : STRETCH;

/** How a question goes through a log of some size, with lines kept open on the way. */
export function readingOf(
  opening: Opening,
  question: Logged,
  asked: Asked,
  { stand: { logSize: size, asOf } }: Place,
): Reading {
  const chains = new OpenChains({ ...opening, size });
  return async (stretch) => {
    const among = { ...stretch, size, asOf };
    if (question.about === 'uses') return usesIn(opening.db, chains, question, asked, among);
    const found =
      question.about === 'log'
        ? await checksOf(opening, among)
        : await linesIn(opening, question, asked, among);
    return [async () => found];
  };
}

async function usesIn(
  db: DataSource,
  chains: OpenChains,
  { beside, of, rowsOf }: AboutUses,
  asked: Asked,
  among: Among,
): Promise<readonly Made[]> {
  const { parameters } = asked;
  const read =
    of === 'every-use'
      ? await readUses(db, among, parameters, beside)
      : [always(await readLastUses(db, among, parameters))];
  return read.map((usesOf) => async () => {
    const uses = usesOf();
    const said =
      beside === 'the-chain' ? await chains.besideThem(uses) : await chains.beneathThem(uses);
    return uses.map((use, n) => ({
      position: use.position,
      rows: rowsOf(use, said[n]!, asked),
    }));
  });
}

const always =
  <One>(one: One) =>
  (): One =>
    one;

async function linesIn(
  { db, keyring }: Opening,
  { rowsOf }: AboutLines,
  asked: Asked,
  among: Among,
): Promise<readonly OfUse[]> {
  const placed = await readPlaced(db, keyring, among, asked.parameters.store ?? null);
  const customers = [...new Set(placed.map(({ customer }) => customer))];
  const chains = await readChains(db, keyring, { customers, size: among.size });
  return placed.map((one) => ({
    position: one.position,
    rows: rowsOf(one, chains.get(one.customer)!, asked),
  }));
}
