import type { Read } from './call.js';
import { ConnectionError, type Fault, OfflineError } from './error.js';
import { isOffline } from './page.js';
import type { Outgoing } from './request.js';
import type { Fetch } from './settings.js';
import { within } from './span.js';

/** What one attempt brought, read to its end. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What no request of ours does: bring cookies, tell where it came from, follow elsewhere, be kept. */
const QUIET = {
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  redirect: 'error',
  cache: 'no-store',
} as const;

/** One attempt. Also a `fetch` that knows nothing of signals is left when the signal ends. */
export async function exchange(
  fetch: Fetch,
  sent: Outgoing,
  token: string | undefined,
  signal: AbortSignal,
  read: Read | undefined,
): Promise<Answered> {
  const proof = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const init = {
    ...QUIET,
    method: sent.method,
    headers: { ...sent.headers, ...proof },
    ...(sent.body === undefined ? {} : { body: sent.body }),
    signal,
  };
  try {
    return await within(
      signal,
      fetch(sent.url, init).then((response) => answered(response, read)),
    );
  } catch (cause) {
    throw signal.aborted ? signal.reason : brokenBy(cause, sent.requestId);
  }
}

async function answered(response: Response, read: Read | undefined): Promise<Answered> {
  const { ok, status, headers } = response;
  return { status, headers, text: await (ok && read ? read(response) : response.text()) };
}

function brokenBy(cause: unknown, requestId: string): ConnectionError {
  const fault: Partial<Fault> = { cause, requestId };
  return isOffline()
    ? new OfflineError('There is no network.', { ...fault, code: 'offline' })
    : new ConnectionError('The connection broke.', fault);
}
