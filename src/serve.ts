import type { INestApplication } from '@nestjs/common';
import { routes } from '@village-butcher/sdk/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LONGEST_IMPORT_BYTES } from './api/body.js';
import { callers } from './api/request.js';
import { Changes } from './api/changes.flow.js';
import type { TokenGuard } from './api/token.guard.js';
import { openApi } from './openapi.js';

/** A catalogue may be long. Whoever sends one says who they are before any byte of it is read. */
export function takeImports(server: FastifyInstance, admit: TokenGuard['admit']): void {
  const imports = Object.values(routes).filter(
    ({ limit, method }) => limit === 'import' && method === 'POST',
  );
  server.addHook('onRoute', (route) => {
    const taken = imports.find(({ path }) => path === route.url);
    if (taken === undefined) return;
    route.bodyLimit = LONGEST_IMPORT_BYTES;
    route.onRequest = (request: FastifyRequest) => admit(request, taken);
  });
}

/** Whose pages may call: the listed ones, with a token and without a cookie. */
export const corsOf = (origins: readonly string[]) => ({
  origin: [...origins],
  credentials: false,
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  allowedHeaders:
    'authorization, content-type, accept-language, dpop, idempotency-key, if-match, if-none-match, last-event-id, village-sdk, x-request-id',
  exposedHeaders:
    'deprecation, etag, notice-snapshot, retry-after, sunset, village-contract, x-request-id',
  maxAge: 600,
});

/** Wakes whoever listens for a customer after each of their acts, and ends all streams before the rest. */
export function serveChanges(server: FastifyInstance, app: Pick<INestApplication, 'get'>): void {
  const changes = app.get(Changes);
  server.addHook('onResponse', (request, reply, done) => {
    const caller = callers.get(request);
    if (caller && request.method !== 'GET' && reply.statusCode < 300) changes.wake(caller.customer);
    done();
  });
  server.addHook('preClose', (done) => {
    changes.close();
    done();
  });
}

/** Serves the contract as the rest of the world reads contracts. */
export function serveDocument(server: FastifyInstance): void {
  const text = JSON.stringify(openApi());
  server.get('/openapi.json', (_, reply) => reply.type('application/json').send(text));
}
