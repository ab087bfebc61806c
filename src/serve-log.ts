import type { FastifyInstance } from 'fastify';
import { Refusal } from './base/refusal.js';
import type { PublishedLog } from './ledger/published.store.js';
import { tileAt } from './ledger/tile.js';

/**
 * Serves the log in the form of C2SP tlog-tiles, to everybody: it holds nothing of anybody. A full
 * tile never changes; a partial one goes when it is full, and a checkpoint is only ever the last.
 */
export function serveLog(server: FastifyInstance, published: PublishedLog): void {
  server.get('/v1/ledger/checkpoint', async (_, reply) => {
    const checkpoint = await published.checkpoint();
    if (checkpoint === null) throw new Refusal('not-found', 'Nothing is sealed yet.');
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(checkpoint);
  });
  server.get<{ Params: { '*': string } }>('/v1/ledger/tile/*', async ({ params }, reply) => {
    const tile = tileAt(`tile/${params['*']}`);
    const bytes = tile && (await published.tile(tile));
    if (!bytes) throw new Refusal('not-found', 'There is no such tile.');
    return reply
      .type('application/octet-stream')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(bytes);
  });
}
