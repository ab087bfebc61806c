import { performance } from 'node:perf_hooks';
import pg from 'pg';
import type { Side } from './windows.js';

/** Rows a second of a bare `COPY (…) TO STDOUT`: they come here, and nobody does anything with them. */
export function copies(url: string, select: string): Side {
  return async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const start = performance.now();
      const { rowCount } = await client.query(`COPY (${select}) TO STDOUT`);
      return (rowCount! * 1000) / (performance.now() - start);
    } finally {
      await client.end();
    }
  };
}
