import type { Reply } from './call.js';
import { ConnectionError } from './error.js';
import type { Answered } from './exchange.js';
import { problemIn, refusedWith } from './problem.js';
import type { Outgoing } from './request.js';
import { retryAfterIn } from './retry.js';

/** What an answer says. Throws what it refuses. */
export function replyFrom(answered: Answered, sent: Outgoing, now: number): Reply<unknown> {
  const { status, headers, text } = answered;
  const requestId = headers.get('x-request-id') ?? sent.requestId;
  const revalidated = status === 304 && 'If-None-Match' in sent.headers;
  if (!revalidated && (status < 200 || status > 299)) {
    const retryAfterMs = retryAfterIn(headers.get('retry-after'), now);
    throw refusedWith({ problem: problemIn(text, status), requestId, retryAfterMs });
  }
  const etag = headers.get('etag') ?? undefined;
  const snapshot = headers.get('notice-snapshot') ?? undefined;
  return { value: valueIn(text, requestId), status, requestId, revalidated, etag, snapshot };
}

/** An answer without a body has no value. */
function valueIn(text: string, requestId: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Without the cause: the message of a parser repeats what it could not read.
    throw new ConnectionError('The answer cannot be read.', { code: 'unreadable', requestId });
  }
}
