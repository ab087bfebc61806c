/** The statuses after which the same request may do better. */
const PASSING: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

/** The wait before the first repeat, doubled before each further one, and the longest. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;

/** Whether the same request may do better later. */
export const mayRetry = (status: number): boolean => PASSING.includes(status);

/**
 * How long to wait before a repeat: full jitter, so that many devices do not come back at once, and
 * on top of what the service asked for.
 */
export const waitBefore = (repeat: number, fraction: number, retryAfterMs = 0): number =>
  retryAfterMs + fraction * Math.min(FIRST_WAIT_MS * 2 ** repeat, LONGEST_WAIT_MS);

/** `Retry-After` (RFC 9110 §10.2.3), as seconds or as a date. Anything else says nothing. */
export function retryAfterIn(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const ms = Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0);
}

const FULL_BUDGET = 10;
const EARNED_BY_SUCCESS = 0.1;

/** What keeps a thousand kiosks from burying a service that comes back: repeats must be earned. */
export class RetryBudget {
  #left = FULL_BUDGET;

  /** Takes one repeat, if there is one. */
  take(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  earn(): void {
    this.#left = Math.min(this.#left + EARNED_BY_SUCCESS, FULL_BUDGET);
  }
}
