import type { DataSource } from 'typeorm';
import type { Keyring } from '../ledger/keyring.js';
import { earlierOf } from './answer-beside.flow.js';
import type { Stand } from './answer-page.js';
import { readChains, readSpeakers } from './answer.store.js';
import { wholeDaysIn } from './attempts.js';
import { countRefused } from './attempts.store.js';
import type { AboutChains, Asked, Counts } from './question.js';
import type { Table } from './tally.js';
import { readUsedOn } from './used-on.store.js';

/** What is counted from: rows, and what opens lines. */
interface Opening {
  readonly db: DataSource;
  readonly keyring: Keyring;
}

/** How many chains are open at once. */
const CHAINS = 200;

const NO_USES: Awaited<ReturnType<typeof readUsedOn>> = new Map();

/** Counts all that a question is about, as far as its parameters and its place let it. */
export async function tableFor(
  opening: Opening,
  question: Counts,
  asked: Asked,
  stand: Stand,
): Promise<Table> {
  if (question.about === 'chains') return tableOfChains(opening, question, asked, stand);
  const days = wholeDaysIn(asked.parameters, earlierOf(stand));
  return question.table(await countRefused(opening.db, days, asked.parameters));
}

async function tableOfChains(
  { db, keyring }: Opening,
  { count, beside }: AboutChains,
  asked: Asked,
  { asOf, logSize: size }: Stand,
): Promise<Table> {
  const counting = count(asked);
  let last: string | null = null;
  for (;;) {
    const customers = await readSpeakers(
      db,
      { after: last, asOf, size, most: CHAINS },
      asked.parameters,
    );
    const chains = await readChains(db, keyring, { customers, size });
    const used = beside ? await readUsedOn(db, { customers, size, asOf }) : NO_USES;
    for (const [customer, chain] of chains) counting.add(chain, used.get(customer) ?? []);
    if (customers.length < CHAINS) break;
    last = customers.at(-1)!;
  }
  return counting.table();
}
