import type { EventEmitter } from 'node:events';
import { Client } from 'pg';

const TABLES = `
  SELECT format('%I.%I', nspname, relname) AS name
  FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
  WHERE relkind IN ('r', 'm') AND nspname NOT IN ('pg_catalog', 'information_schema')
  ORDER BY 1`;

/** Every row of every table as text, by `COPY`: what somebody who has the database can read. */
export async function dumpOf(ownerUrl: string): Promise<string> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const chunks: Buffer[] = [];
    // Its memory is used again for what comes next, so a chunk is copied.
    wireOf(client).on('copyData', ({ chunk }: { chunk: Buffer }) =>
      chunks.push(Buffer.from(chunk)),
    );
    const { rows } = await client.query<{ name: string }>(TABLES);
    for (const { name } of rows) await client.query(`COPY ${name} TO STDOUT`);
    return Buffer.concat(chunks).toString();
  } finally {
    await client.end();
  }
}

/** `pg` hands out what `COPY` sends on its connection alone, which its types do not name. */
const wireOf = (client: Client): EventEmitter =>
  (client as unknown as { readonly connection: EventEmitter }).connection;
