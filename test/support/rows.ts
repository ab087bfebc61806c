import pg from 'pg';

/** Asks the database as its owner. */
export async function asOwner<Row extends object>(
  ownerUrl: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  return (await client.query<Row>(text, [...values]).finally(() => client.end())).rows;
}

/** Every table that says of its rows whose they are. */
export const ownedTables = async (ownerUrl: string): Promise<readonly string[]> =>
  (
    await asOwner<{ name: string }>(
      ownerUrl,
      `SELECT table_schema || '.' || table_name AS name
       FROM information_schema.columns JOIN information_schema.tables
         USING (table_schema, table_name)
       WHERE column_name = 'customer_id' AND table_type = 'BASE TABLE' ORDER BY 1`,
    )
  ).map(({ name }) => name);

/** How many rows each table has of a customer. A table without any is not named. */
export async function rowsOf(ownerUrl: string, customer: string): Promise<Record<string, number>> {
  const tables = await ownedTables(ownerUrl);
  const counts = tables.map(
    (name) => `SELECT '${name}' AS name, count(*)::int AS n FROM ${name}
    WHERE customer_id = '${customer}'`,
  );
  const rows = await asOwner<{ name: string; n: number }>(ownerUrl, counts.join(' UNION ALL '));
  return Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ name, n }) => [name, n]));
}

/** Moves so many of the oldest waiting lines into the log, as the sealer's transaction does. */
export const sealSome = (ownerUrl: string, most: number): Promise<object[]> =>
  asOwner(
    ownerUrl,
    `WITH taken AS (
       SELECT *, (SELECT count(*) FROM ledger.leaf)
         + row_number() OVER (ORDER BY (kind < 16), queued_at, seq, line_id) - 1 AS leaf_index
       FROM ledger.queue ORDER BY (kind < 16), queued_at, seq, line_id LIMIT $1
     ), gone AS (
       DELETE FROM ledger.queue q USING taken t
       WHERE q.customer_id = t.customer_id AND q.line_id = t.line_id
     ), leaves AS (
       INSERT INTO ledger.leaf (leaf_index, entry, leaf_hash)
       SELECT leaf_index, entry, leaf_hash FROM taken
     ), places AS (
       INSERT INTO ledger.sealed (customer_id, line_id, leaf_index)
       SELECT customer_id, line_id, leaf_index FROM taken WHERE customer_id <> ledger.nobody()
     )
     UPDATE ledger.erasure_due e SET leaf_index = t.leaf_index FROM taken t
     WHERE e.line_id = t.line_id`,
    [most],
  );
