import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';
import type { Served } from './served.js';

/*
 * The least that a service can do which writes down what it answers: Fastify, `pg`, one named
 * INSERT … RETURNING, with the durability of the database that it stands on.
 */

const POOL = 20;
const INSERT = {
  name: 'bare-insert',
  text: 'INSERT INTO public.bare (id, customer, at) VALUES ($1, $2, now()) RETURNING id, at',
};

const [ownerUrl = '', customers = '0'] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: ownerUrl, max: POOL });
await pool.query('CREATE TABLE public.bare (id uuid PRIMARY KEY, customer text, at timestamptz)');

const server = fastify();
server.get<{ Params: { customer: string } }>('/bare/:customer', async ({ params }) => {
  const { rows } = await pool.query({ ...INSERT, values: [randomUUID(), params.customer] });
  return rows[0];
});
const baseUrl = await server.listen({ port: 0, host: '127.0.0.1' });
const asks = Array.from({ length: Number(customers) }, (_, n) => ({ path: `/bare/${n}` }));
process.once('disconnect', () => void pool.end().then(() => process.exit()));
process.on('SIGINT', () => {});
process.send!({ baseUrl, asks } satisfies Served);
