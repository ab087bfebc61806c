import { platformClock, type Clock } from '../core/clock.js';
import type { Fetch } from '../core/settings.js';

/** What becomes of one request. `send` lets it arrive, as often as it is called. */
export type Fault = (send: () => Promise<Response>, place: Place) => Promise<Response>;

/** When it is, and until when the caller waits. */
export interface Place {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * A `fetch` on a bad line: the next requests meet the faults of the plan, in this order, and those
 * after them none.
 */
export function flaky(fetch: Fetch, plan: readonly Fault[], clock: Clock = platformClock): Fetch {
  const left = [...plan];
  return (address, init) => {
    const fault = left.shift() ?? faults.none;
    const signal = init.signal ?? new AbortController().signal;
    return fault(() => fetch(address, init), { clock, signal });
  };
}

/** What can go wrong between an app and its service. */
export interface Faults {
  /** Nothing: this request arrives, and so does its answer. */
  readonly none: Fault;
  /** No connection: the request never arrives. */
  readonly reset: Fault;
  /** The request arrives, and its answer never does. */
  readonly lost: Fault;
  /** The request arrives twice, and one answer comes. */
  readonly twice: Fault;
  /** The answer ends in the middle: JSON in its middle, a stream after what it said first. */
  readonly cut: Fault;
  /** The answer begins and is never heard of again, until the caller gives up. */
  readonly halfOpen: Fault;
  /** The request is so many milliseconds late. */
  late(ms: number): Fault;
  /** 429, with `Retry-After` in seconds or as a date, or without it. */
  tooMany(after?: number | Date): Fault;
  /** A gateway answers in the service's place: 500, 502, 503 (if nothing is said), 504. */
  failing(status?: number, after?: number | Date): Fault;
}

/** The faults that a plan is made of. */
export const faults: Faults = {
  none: (send) => send(),
  async reset() {
    throw new TypeError('The connection was reset.');
  },
  async lost(send) {
    await send();
    throw new TypeError('The connection was lost.');
  },
  async twice(send) {
    await send();
    return send();
  },
  cut: async (send) => begun(await send(), (controller) => controller.close()),
  halfOpen: async (send, { signal }) =>
    begun(await send(), (controller) =>
      signal.addEventListener('abort', () => controller.error(signal.reason)),
    ),
  late: (ms) => async (send, place) => {
    await waited(ms, place);
    return send();
  },
  tooMany: (after) => answers(429, after),
  failing: (status = 503, after) => answers(status, after),
};

const waited = (ms: number, { clock, signal }: Place): Promise<void> =>
  new Promise((rings, gaveUp) => {
    const giveUp = (): void => {
      cancel();
      gaveUp(signal.reason);
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', giveUp);
      rings();
    });
    signal.addEventListener('abort', giveUp);
  });

/** Nobody of ours says this, and so there is no problem in it. */
const answers =
  (status: number, after: number | Date | undefined): Fault =>
  async () => {
    const retryAfter = after instanceof Date ? after.toUTCString() : after?.toString();
    const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
    return new Response('<h1>Gateway</h1>', { status, headers });
  };

type Body = ReadableStreamDefaultController<Uint8Array>;

/** The beginning of an answer. What comes of the rest is said by `then`. */
async function begun(answer: Response, then: (controller: Body) => void): Promise<Response> {
  const { status, headers } = answer;
  const reader = answer.body?.getReader();
  const { value = new Uint8Array() } = (await reader?.read()) ?? {};
  await reader?.cancel();
  const isStream = headers.get('content-type')?.startsWith('text/event-stream');
  const first = isStream ? value : value.subarray(0, value.length / 2);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(first);
      then(controller);
    },
  });
  return new Response(body, { status, headers });
}

/** A service that says what it was asked, but for the token: to look at what an app sends. */
export const echoFetch: Fetch = async (address, init) => {
  const { method, url, headers } = new Request(address, init);
  const seen = [...headers].filter(([name]) => name !== 'authorization');
  const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
  return Response.json({ method, url, headers: Object.fromEntries(seen), body });
};
