import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import type { Keyring } from '../ledger/keyring.js';
import { endOf, filled, MOST_ROWS, type Place } from './answer-page.js';
import { readChains } from './answer.store.js';
import { readPlace, readPlaced } from './placed.store.js';
import type { AboutLines, Asked } from './question.js';

/** What opens lines. */
interface Opening {
  readonly db: DataSource;
  readonly keyring: Keyring;
}

/** Goes on through the acts of the log; where one line is asked for, it goes there and no further. */
export async function pageOfLines(
  { db, keyring }: Opening,
  { rowsOf }: AboutLines,
  asked: Asked,
  place: Place,
): Promise<{ readonly rows: readonly AnswerRow[]; readonly after: number | null }> {
  const { asOf, logSize } = place.stand;
  const { after, end, size } = await stretchOf(db, asked, place);
  const placed = await readPlaced(db, keyring, { after, end, asOf, most: MOST_ROWS });
  const chains = await readChains(db, keyring, {
    customers: [...new Set(placed.map(({ customer }) => customer))],
    size: logSize,
    lines: null,
  });
  const found = placed.map((one) => ({
    position: one.position,
    rows: rowsOf(one, chains.get(one.customer)!, asked),
  }));
  return filled(found, { end, size });
}

interface Stretch {
  readonly after: number;
  readonly end: number;
  readonly size: number;
}

/** A line that the log does not have below this size is nowhere in it. */
async function stretchOf(
  db: DataSource,
  { parameters: { line } }: Asked,
  { stand: { logSize: size }, after }: Place,
): Promise<Stretch> {
  if (line === undefined) return { after, end: endOf(after, size), size };
  const at = Math.min((await readPlace(db, line)) ?? size, size);
  const end = Math.min(at + 1, size);
  return { after: at - 1, end, size: end };
}
