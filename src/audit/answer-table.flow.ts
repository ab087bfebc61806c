import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import type { Keyring } from '../ledger/keyring.js';
import { MOST_ROWS, type Place } from './answer-page.js';
import { readChains, readSpeakers } from './answer.store.js';
import type { AboutChains, Asked } from './question.js';
import { readUsedOn } from './used-on.store.js';

/** A page of a table, and where the next one begins; `null`: there is none. */
interface TablePage {
  readonly rows: readonly AnswerRow[];
  readonly suppressed: number;
  readonly after: number | null;
}

/** How many chains are open at once. */
const CHAINS = 200;

const NO_USES: Awaited<ReturnType<typeof readUsedOn>> = new Map();

/** Counts all, and shows a page of the table. Its position is closed, so the next page fits this one. */
export async function pageOfTable(
  { db, keyring }: { readonly db: DataSource; readonly keyring: Keyring },
  { count, beside }: AboutChains,
  asked: Asked,
  { stand: { asOf, logSize: size }, after }: Place,
): Promise<TablePage> {
  const counting = count(asked);
  let last: string | null = null;
  for (;;) {
    const customers = await readSpeakers(
      db,
      { after: last, asOf, size, most: CHAINS },
      asked.parameters,
    );
    const chains = await readChains(db, keyring, { customers, size, lines: null });
    const used = beside ? await readUsedOn(db, { customers, size, asOf }) : NO_USES;
    for (const [customer, chain] of chains) counting.add(chain, used.get(customer) ?? []);
    if (customers.length < CHAINS) break;
    last = customers.at(-1)!;
  }
  const { rows, suppressed } = counting.table();
  const end = after + 1 + MOST_ROWS;
  return {
    rows: rows.slice(after + 1, end),
    suppressed,
    after: end < rows.length ? end - 1 : null,
  };
}
