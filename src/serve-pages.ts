import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {} from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { HEADERS_OF_PAGE } from './api/headers.js';
import type { Parts } from './parts.js';
import { serveLog } from './serve-log.js';

/** Serves what is files: the log, and the pages if there are any. */
export function serveFiles(server: FastifyInstance, parts: Parts): void {
  serveLog(server, parts.published);
  if (parts.pages !== undefined) servePages(server, parts.pages, parts);
}

/** The customer's own page, and those beside it, each under its own name. */
const HOME = 'index.html';
const PAGES = ['market', 'theke', 'desk', 'requests'];

/**
 * Serves the built pages. What has its content's hash in its name never changes. A page keeps its own
 * headers also where it was not sent again: a browser takes those of a 304 for the page it has.
 */
function servePages(server: FastifyInstance, root: string, parts: Signing): void {
  void server.register(import('@fastify/static'), {
    root,
    wildcard: false,
    globIgnore: [HOME],
    cacheControl: false,
    setHeaders: (reply: FastifyReply, path) => {
      if (path.endsWith('.html')) reply.headers(HEADERS_OF_PAGE);
      if (path.includes('/assets/')) {
        reply.header('cache-control', 'public, max-age=31536000, immutable');
      }
    },
  });
  const home = trusting(readFileSync(join(root, HOME), 'utf8'), parts);
  server.route({
    method: ['GET', 'HEAD'],
    url: '/',
    handler: (_, reply) =>
      reply.headers(HEADERS_OF_PAGE).type('text/html; charset=utf-8').send(home),
  });
  for (const page of PAGES) {
    server.get(`/${page}`, (_, reply) => reply.sendFile(`${page}.html`));
  }
}

/** Whose signatures a page believes. */
type Signing = Pick<Parts, 'logKey' | 'keyring'>;

/** The page with the keys that it checks receipts by, so that they do not come with a receipt. */
function trusting(page: string, { logKey, keyring: { word } }: Signing): string {
  if (logKey === undefined) return page;
  const { kid, public: key } = word;
  const trust = JSON.stringify({ log: logKey, promise: [{ kid, public: key }] });
  return page.replace(
    'name="village-trust" content=""',
    () => `name="village-trust" content="${trust.replaceAll('"', '&quot;')}"`,
  );
}
