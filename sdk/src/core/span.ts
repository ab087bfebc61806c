import type { Clock } from './clock.js';
import { onEnd } from './ending.js';
import { AbortedError, VillageError } from './error.js';

/** A stretch of time that ends early when one of its parents does. */
export interface Span {
  readonly signal: AbortSignal;
  /** Leaves nothing behind: no timer, and no listener on a signal that outlives this span. */
  end(): void;
}

/** How long a span may last, and what is thrown when that is over. */
export interface Limit {
  readonly ms: number;
  readonly error: () => VillageError;
}

/** Ends with the first of its limit and its parents. The signal's reason is what to throw. */
export function spanOf(
  clock: Clock,
  limit: Limit,
  parents: readonly (AbortSignal | undefined)[],
): Span {
  const own = new AbortController();
  const ends = parents.flatMap((parent) => (parent ? [endingWith(parent, own)] : []));
  const cancel = clock.after(limit.ms, () => own.abort(limit.error()));
  const end = (): void => {
    cancel();
    ends.forEach((leave) => leave());
  };
  own.signal.addEventListener('abort', end);
  return { signal: own.signal, end };
}

function endingWith(parent: AbortSignal, own: AbortController): () => void {
  const stop = (): void => own.abort(reasonOf(parent));
  if (parent.aborted) stop();
  return onEnd(parent, stop);
}

const reasonOf = ({ reason }: AbortSignal): VillageError =>
  reason instanceof VillageError
    ? reason
    : new AbortedError('It was ended.', { code: 'aborted', cause: reason });

/** Waits for the work, but not longer than the signal stands. */
export function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Sleeps, and wakes with an error when the signal ends. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  let cancel = (): void => undefined;
  const rest = new Promise<void>((resolve) => {
    cancel = clock.after(ms, resolve);
  });
  return within(signal, rest).finally(() => cancel());
}
