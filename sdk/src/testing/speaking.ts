import * as z from 'zod/mini';
import { routes } from '../contract/routes.js';
import { problemOf, Refusal } from './refusal.js';
import { isKnown, tagOf } from './tag.js';

const HOUSE_HEADERS = { 'village-contract': '2026-11-01', 'cache-control': 'no-store' };

/** What the route's schema does not name does not leave the house. */
const bytesOf = (name: string, value: unknown): string =>
  JSON.stringify(z.parse(routes[name as keyof typeof routes].reply, value));

/** What a route answers, as it travels: named by its bytes, and kept back from who has it already. */
export function said(
  value: unknown,
  { name, headers }: { readonly name: string; readonly headers: Headers },
  named: string,
  given: Readonly<Record<string, string>> = {},
): Response {
  const own = { ...HOUSE_HEADERS, 'x-request-id': named };
  if (value === undefined) return new Response(null, { status: 204, headers: own });
  const body = bytesOf(name, value);
  const tag = name === 'suggestions' ? { etag: tagOf(body) } : given;
  const { etag } = tag;
  if (etag !== undefined && isKnown(etag, headers.get('if-none-match'))) {
    return new Response(null, { status: 304, headers: { ...own, ...tag } });
  }
  const type = 'application/json; charset=utf-8';
  return new Response(body, { status: 200, headers: { ...own, ...tag, 'content-type': type } });
}

/** A stream of changes. */
export function streamed(body: ReadableStream<Uint8Array>, named: string): Response {
  const type = 'text/event-stream; charset=utf-8';
  const headers = { ...HOUSE_HEADERS, 'x-request-id': named, 'content-type': type };
  return new Response(body, { status: 200, headers });
}

/** Says no as the service does. A fault of the fake's own is thrown to whoever tests with it. */
export function refused(error: unknown, named: string): Response {
  if (!(error instanceof Refusal)) throw error;
  const problem = problemOf(error, named);
  const headers = {
    ...HOUSE_HEADERS,
    'x-request-id': named,
    'content-type': 'application/problem+json; charset=utf-8',
    ...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  };
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
