import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import type { Keyring } from '../ledger/keyring.js';
import type { PublishedLog } from '../ledger/published.store.js';
import {
  endOf,
  filled,
  firstOf,
  isFull,
  type OfUse,
  type Place,
  type Stretch,
} from './answer-page.js';
import { readChains } from './answer.store.js';
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

/** A page of an answer, and where the next one begins; `null`: there is none. */
interface LogPage {
  readonly rows: readonly AnswerRow[];
  readonly after: number | null;
}

/**
 * Goes on through the log. Where incidents are looked for, a page may
 * well be empty and not the last.
 */
export async function pageOfLog(
  opening: Opening,
  question: AboutUses | AboutLines | AboutLog,
  asked: Asked,
  place: Place,
): Promise<LogPage> {
  const { size, ...whole } = await throughOf(opening.db, asked, place);
  const found: OfUse[] = [];
  for (let stretch = firstOf(whole); ; stretch = firstOf({ ...whole, after: stretch.end - 1 })) {
    const among = { ...stretch, size: place.stand.logSize, asOf: place.stand.asOf };
    found.push(...(await foundIn(opening, question, asked, among)));
    const { end } = stretch;
    if (end === whole.end || isFull(found)) return filled(found, { end, size });
  }
}

/** What a page may go through. A line that the log does not have below this size is nowhere in it. */
async function throughOf(
  db: DataSource,
  { parameters: { line } }: Asked,
  { stand: { logSize: size }, after }: Place,
): Promise<Stretch & { readonly size: number }> {
  if (line === undefined) return { after, end: endOf(after, size), size };
  const at = (await readPlace(db, line)) ?? size;
  const end = Math.min(at + 1, size);
  return { after: at - 1, end, size: end };
}

function foundIn(
  opening: Opening,
  question: AboutUses | AboutLines | AboutLog,
  asked: Asked,
  among: Among,
): Promise<readonly OfUse[]> {
  switch (question.about) {
    case 'uses':
      return usesIn(opening, question, asked, among);
    case 'lines':
      return linesIn(opening, question, asked, among);
    case 'log':
      return checksOf(opening, among);
  }
}

async function usesIn(
  { db, keyring }: Opening,
  { beside, of, rowsOf }: AboutUses,
  asked: Asked,
  among: Among,
): Promise<readonly OfUse[]> {
  const read = of === 'every-use' ? readUses : readLastUses;
  const uses = await read(db, among, asked.parameters);
  const chains = await readChains(db, keyring, {
    customers: [...new Set(uses.map(({ customer }) => customer))],
    size: among.size,
    lines: beside === 'the-chain' ? null : uses.flatMap(({ parts }) => parts.map((p) => p.line)),
  });
  return uses.map((use) => ({
    position: use.position,
    rows: rowsOf(use, chains.get(use.customer)!, asked),
  }));
}

async function linesIn(
  { db, keyring }: Opening,
  { rowsOf }: AboutLines,
  asked: Asked,
  among: Among,
): Promise<readonly OfUse[]> {
  const placed = await readPlaced(db, keyring, among, asked.parameters.store ?? null);
  const chains = await readChains(db, keyring, {
    customers: [...new Set(placed.map(({ customer }) => customer))],
    size: among.size,
    lines: null,
  });
  return placed.map((one) => ({
    position: one.position,
    rows: rowsOf(one, chains.get(one.customer)!, asked),
  }));
}
