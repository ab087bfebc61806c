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
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0);
}
