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
      `SELECT table_schema || '.' || table_name AS name FROM information_schema.columns
       WHERE column_name = 'customer_id' AND table_schema <> 'public' ORDER BY 1`,
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
