import { FastifyAdapter } from '@nestjs/platform-fastify';
import { routes } from '@village-butcher/sdk/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LONGEST_BODY_BYTES, readBody } from './api/body.js';
import { headersOfHouse, isKnown, tagOf } from './api/headers.js';
import type { Log } from './api/log.js';
import { problemOf } from './api/problem.js';
import { bodies } from './api/request.js';
import { report } from './report.js';
import { idOf } from './request-id.js';
import { endUnused } from './unused.js';

/** What the HTTP server has to be told. */
export interface ServerParts {
  readonly log: Log;
  /** How the service is reached from outside, if that is known. */
  readonly publicUrl: string | undefined;
}

/** How long a request may take to arrive. A whole catalogue over a slow line does take long. */
const PATIENCE_MS = 60_000;

/** Answers that are named, so that asking again is cheap: by their bytes, if by nothing else. */
const TAGGED: ReadonlySet<string> = new Set([routes.permissions.path, routes.suggestions.path]);

/** The HTTP server: what is true of every request and every answer, whatever the route. */
export function makeServer({ log, publicUrl }: ServerParts): FastifyAdapter {
  const house = headersOfHouse(publicUrl);
  const adapter = new FastifyAdapter({
    bodyLimit: LONGEST_BODY_BYTES,
    exposeHeadRoutes: false,
    requestTimeout: PATIENCE_MS,
    genReqId: idOf,
    skipMiddie: true,
    multipart: false,
    frameworkErrors: (_: Error, request: FastifyRequest, reply: FastifyReply) =>
      refuseAddress(request, reply),
    clientErrorHandler: (_, socket) => void socket.end(notHttp(house)),
  });
  const server = adapter.getInstance();
  dressAll(server, house);
  endUnused(server);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, parse);
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    // Whoever breaks off an answer that has begun has seen some of it: Fastify tells of whole ones alone.
    reply.raw.once('close', () => {
      if (reply.raw.headersSent && !reply.raw.writableFinished) report(log, request, reply);
    });
    done();
  });
  server.addHook('onSend', (request, reply, body, done) => done(null, dress(request, reply, body)));
  server.addHook('onResponse', (request, reply, done) => {
    report(log, request, reply);
    done();
  });
  return adapter;
}

type House = Readonly<Record<string, string>>;

/**
 * The headers of the house on every answer, also on one that is given before any hook or after the
 * service has begun to end. What somebody expects of us beside `100-continue` changes nothing (RFC 9110
 * §10.1.1), where Node would answer by itself.
 */
function dressAll({ server }: FastifyInstance, house: House): void {
  const headers = Object.entries(house);
  server.prependListener('request', (_, reply) => {
    for (const [name, value] of headers) reply.setHeader(name, value);
  });
  server.on('checkExpectation', (asked, reply) => server.emit('request', asked, reply));
}

/** To whoever does not speak HTTP, or breaks off, or is too slow. */
const notHttp = (house: House): string =>
  [
    'HTTP/1.1 400 Bad Request',
    ...Object.entries(house).map(([name, value]) => `${name}: ${value}`),
    'connection: close',
    'content-length: 0',
    '\r\n',
  ].join('\r\n');

/** An address that cannot be read names nothing. */
function refuseAddress(request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf({ code: 'not-found' }, request.id);
  void reply.header('x-request-id', request.id);
  void reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

function parse(request: FastifyRequest, bytes: Buffer, done: Parsed): void {
  try {
    const body = readBody(bytes, request.headers['content-encoding']);
    bodies.set(request, bytes);
    done(null, body);
  } catch (error) {
    done(error as Error);
  }
}

type Parsed = (error: Error | null, body?: unknown) => void;

/** Names an answer, and keeps it back from who has it already. */
function dress(request: FastifyRequest, reply: FastifyReply, body: unknown): unknown {
  if (typeof body !== 'string' || !isTagged(request, reply)) return body;
  const tag = String(reply.getHeader('etag') ?? tagOf(body));
  reply.header('etag', tag);
  if (!isKnown(tag, request.headers['if-none-match'])) return body;
  reply.code(304).removeHeader('content-type').removeHeader('content-length');
  return null;
}

const isTagged = ({ method, routeOptions }: FastifyRequest, reply: FastifyReply): boolean =>
  method === 'GET' && reply.statusCode === 200 && TAGGED.has(routeOptions.url ?? '');
