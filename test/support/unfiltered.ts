import type { DataSource } from 'typeorm';
import { asOwner } from './rows.js';

/** A comparison with the customer whom a statement was given: the first wall. */
const FILTER = /(?:"?\w+"?\.)?"?customer_id"? = (\$1(?!\d)|named\.one|quick\.customer|p_customer)/g;

/** A statement that no longer asks whose a row is. */
const unfiltered = (text: string): string => text.replace(FILTER, '$1::uuid IS NOT NULL');

type Client = { query: (...asked: unknown[]) => unknown };
interface Pool {
  readonly _clients: readonly Client[];
  on(event: 'connect', heard: (client: Client) => void): void;
}

/** What a pool sends, changed on its way. Answers every text that was. */
function rewriting(db: DataSource, rewrite: (text: string) => string): Set<string> {
  const changed = new Set<string>();
  const through = (text: string): string => {
    const sent = rewrite(text);
    if (sent !== text) changed.add(text);
    return sent;
  };
  const pool = (db.driver as unknown as { master: Pool }).master;
  const hook = (client: Client): void => {
    const send = client.query.bind(client);
    client.query = (asked, ...rest) =>
      typeof asked === 'string'
        ? send(through(asked), ...rest)
        : send(
            Object.assign(asked as object, { text: through((asked as { text: string }).text) }),
            ...rest,
          );
  };
  pool._clients.forEach(hook);
  pool.on('connect', hook);
  return changed;
}

/** Takes our own filters out of whatever a pool sends. */
export const withoutFilters = (db: DataSource): Set<string> => rewriting(db, unfiltered);

const unnamed = (text: string): string =>
  text.replaceAll(`set_config('village.customer'`, `set_config('village.forgotten'`);

/** No setting is ever made: as if it had been forgotten. */
export const withoutSettings = (db: DataSource): Set<string> => rewriting(db, unnamed);

/** The same inside the database: in each function that has a customer. Answers how many it changed. */
async function rewritingInside(
  ownerUrl: string,
  rewrite: (text: string) => string,
): Promise<number> {
  const found = await asOwner<{ text: string }>(
    ownerUrl,
    `SELECT pg_get_functiondef(oid) AS text FROM pg_proc
     WHERE prokind = 'f' AND 'p_customer' = ANY (proargnames)`,
  );
  const changed = found.map(({ text }) => text).filter((text) => rewrite(text) !== text);
  for (const text of changed) await asOwner(ownerUrl, rewrite(text));
  return changed.length;
}

/** Takes our own filters out of every function of a database. */
export const withoutFiltersInside = (ownerUrl: string): Promise<number> =>
  rewritingInside(ownerUrl, unfiltered);

/** Takes the setting out of every function of a database. */
export const withoutSettingsInside = (ownerUrl: string): Promise<number> =>
  rewritingInside(ownerUrl, unnamed);
