import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP } from 'node:net';
import type { Letter } from './audit/deliver.flow.js';
import { isOutside, lookupOutside, NotOutside } from './outside.js';

/** Longest that a recipient may take, from the first byte to the last. */
const PATIENCE_MS = 5_000;
const MOST_BYTES = 16 * 1024;

/** An answer that goes on and on. */
class TooLong extends Error {
  override readonly name = 'TooLong';
}

/**
 * Posts a letter, once: to a checked address, on a connection of its own, following nothing. What comes
 * back is one word; what a recipient wrote is read to its end and looked at by nobody.
 */
export async function post(letter: Letter): Promise<string> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const status = await statusOf(letter, patience);
    if (status >= 200 && status < 300) return 'delivered';
    return status === 410 ? 'gone' : `status-${status}`;
  } catch (error) {
    if (error instanceof NotOutside) return 'not-allowed';
    if (error instanceof TooLong) return 'too-long';
    return patience.aborted ? 'no-answer' : 'unreachable';
  }
}

async function statusOf(
  { url, reach, headers, body }: Letter,
  signal: AbortSignal,
): Promise<number> {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isPublic = reach === 'public';
  // A socket looks up no address that is written as one.
  if (isPublic && isIP(host) > 0 && !isOutside(host)) throw new NotOutside('Inside.');
  const ask = protocol === 'https:' ? request : requestPlain;
  return new Promise((resolve, reject) => {
    const asked = ask(
      url,
      {
        method: 'POST',
        agent: false,
        signal,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        ...(isPublic ? { lookup: lookupOutside } : {}),
      },
      (reply) => void readToEnd(reply).then(() => resolve(reply.statusCode ?? 0), reject),
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

async function readToEnd(reply: IncomingMessage): Promise<void> {
  let bytes = 0;
  for await (const chunk of reply) {
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) throw new TooLong('It does not end.');
  }
}
