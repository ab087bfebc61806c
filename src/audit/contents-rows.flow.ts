import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { Desk } from './answer-asked.flow.js';
import type { OfUse } from './answer-page.js';
import { readChains } from './answer.store.js';
import { readChained } from './chained.store.js';
import { readOwners, readToldAbout } from './contents.store.js';
import type { Job, Run } from './export.js';
import { CHAINS } from './records.flow.js';
import { recipientsIn } from './records/record.js';

/** Rows of an export that are about one customer, and where they stand among the others. */
export interface About {
  readonly place: number | string;
  readonly customer: string;
  readonly rows: number;
  /** The fields that they name. */
  readonly fields: readonly string[];
}

/**
 * Whose rows these are, where customers are called as they are: the row says it, or the leaf that it stands on,
 * or what a recipient was told. `null`: nobody's, or of somebody who is erased.
 */
export async function ownersOf(
  { db }: Pick<Desk, 'db'>,
  uses: readonly OfUse[],
): Promise<(row: AnswerRow) => string | null> {
  const unsaid = uses.flatMap(({ rows }) => rows).filter((row) => textIn(row, REF) === null);
  const places = unsaid.flatMap(({ position }) => position ?? []);
  const told = unsaid.flatMap((row) => textIn(row, TOLD) ?? []);
  const [owners, about] = [await readOwners(db, places), await readToldAbout(db, told)];
  return (row) =>
    textIn(row, REF) ??
    owners.get(row.position ?? -1) ??
    about.get(textIn(row, TOLD) ?? '') ??
    null;
}

const REF = 'customerRef';
const TOLD = 'notification';

function textIn({ cells }: AnswerRow, column: string): string | null {
  const cell = cells[column];
  return typeof cell === 'string' ? cell : null;
}

/** Whoever has consent records in an export, and how many. */
export async function* recordsAbout(
  { db, keyring }: Pick<Desk, 'db' | 'keyring'>,
  { stand: { logSize: size, asOf } }: Job,
  { parameters }: Run,
): AsyncGenerator<About> {
  const line = parameters.line ?? null;
  for (let after: string | null = null; ;) {
    const customers = await readChained(db, { after, line, size, most: CHAINS });
    const chains = await readChains(db, keyring, { customers, size });
    for (const customer of customers) {
      const known = chains.get(customer)!.filter(({ at }) => at <= asOf);
      const asked = known.filter((said) => line === null || said.line === line);
      const recipients = recipientsIn(asked);
      const fields = known.flatMap(({ event }) =>
        'permissions' in event && event.permissions
          ? event.permissions
              .filter(({ recipient }) => recipients.includes(recipient))
              .map(({ field }) => field)
          : [],
      );
      if (recipients.length === 0) continue;
      yield { place: customer, customer, rows: recipients.length, fields };
    }
    if (customers.length < CHAINS) return;
    after = customers.at(-1)!;
  }
}
