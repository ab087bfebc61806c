import type { DataSource } from 'typeorm';
import type { Keyring } from '../ledger/keyring.js';
import { MOST_ROWS, type Place } from './answer-page.js';
import { readSpeakers } from './answer.store.js';
import { readChains } from './chains.store.js';
import type { AboutChains, Asked } from './question.js';
import type { Table } from './tally.js';

/** What opens chains. */
interface Opening {
  readonly db: DataSource;
  readonly keyring: Keyring;
}

/** How many chains are open at once. */
const CHAINS = 200;

/** A page of a table, and where the next one begins; `null`: there is none. */
interface TablePage extends Table {
  readonly after: number | null;
}

/** Shows a page of the table. Its position is closed, so the next page fits this one. */
export async function pageOfTable(
  opening: Opening,
  question: AboutChains,
  asked: Asked,
  place: Place,
): Promise<TablePage> {
  const { rows, suppressed } = await tableOf(opening, question, asked, place);
  const end = place.after + 1 + MOST_ROWS;
  return {
    rows: rows.slice(place.after + 1, end),
    suppressed,
    after: end < rows.length ? end - 1 : null,
  };
}

/** Counts all. */
export async function tableOf(
  { db, keyring }: Opening,
  { count }: AboutChains,
  asked: Asked,
  { stand: { asOf, logSize: size } }: Place,
): Promise<Table> {
  const counting = count(asked);
  let last: string | null = null;
  for (;;) {
    const customers = await readSpeakers(
      db,
      { after: last, asOf, size, most: CHAINS },
      asked.parameters,
    );
    const chains = await readChains({ db, keyring, size }, customers);
    for (const chain of chains.values()) counting.add(chain);
    if (customers.length < CHAINS) return counting.table();
    last = customers.at(-1)!;
  }
}
