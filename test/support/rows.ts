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
         + row_number() OVER (ORDER BY (kind NOT IN (16, 17, 18)), queued_at, seq, line_id) - 1 AS leaf_index
       FROM ledger.queue ORDER BY (kind NOT IN (16, 17, 18)), queued_at, seq, line_id LIMIT $1
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

/** Every table with all of its rows, as a backup has them. */
export type Backup = readonly { readonly name: string; readonly rows: string }[];

/** Takes a backup. */
export async function backupOf(ownerUrl: string): Promise<Backup> {
  const tables = await asOwner<{ name: string }>(
    ownerUrl,
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE'
       AND table_schema NOT IN ('pg_catalog', 'information_schema', 'public')`,
  );
  const copies = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, coalesce(json_agg(t), '[]')::text AS rows FROM ${name} t`,
  );
  return asOwner(ownerUrl, copies.join(' UNION ALL '));
}

/** What other rows rest on comes first. */
const FIRST = ['ledger.head', 'catalogue.edition'];

/** Puts a backup in the place of whatever is there. Only the owner can step over the triggers. */
export async function restore(ownerUrl: string, backup: Backup): Promise<void> {
  const inOrder = backup.toSorted(
    (a, b) => Number(FIRST.includes(b.name)) - Number(FIRST.includes(a.name)),
  );
  const names = inOrder.map(({ name }) => name);
  const alterAll = (what: string) =>
    names.map((name) => `ALTER TABLE ${name} ${what} TRIGGER USER`).join(';');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`BEGIN; ${alterAll('DISABLE')}; TRUNCATE ${names.join(', ')}`);
    for (const { name, rows } of inOrder) {
      await client.query(
        `INSERT INTO ${name} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::${name}, $1)`,
        [rows],
      );
    }
    await client.query(`${alterAll('ENABLE')}; COMMIT`);
  } finally {
    await client.end();
  }
}
