/** How a recipient is told, and what comes of not answering. Times are those of the notification. */
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Told at once, and after each failure again so much later. */
const WAITS_MS = [5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS];
/** And then so often, also whoever took it and does not answer. */
const REMIND_MS = 10 * HOUR_MS;
/** Waits differ by up to a tenth either way, so that what failed together does not come back together. */
const JITTER = 0.1;

/** Whoever has not answered by then: their second contact is told, too, and the officer's desk shows it. */
export const ANSWER_MS = 24 * HOUR_MS;
/** Whoever has not answered by then reads nothing until they do. */
export const SILENCE_MS = 72 * HOUR_MS;

/** A notification that was tried so often, the last time with this outcome. */
export interface Tried {
  readonly at: Date;
  readonly attempts: number;
  readonly outcome: string;
}

/**
 * When to try next. `chance` is between 0 and 1. The time at which an answer is due is never slept
 * through: the second contact hears of it then and not hours later.
 */
export function nextAttempt({ at, attempts, outcome }: Tried, now: Date, chance: number): Date {
  const isHeard = outcome === 'delivered' || outcome === 'gone';
  const wait = (isHeard ? undefined : WAITS_MS[attempts - 1]) ?? REMIND_MS;
  const next = now.getTime() + Math.round(wait * (1 + JITTER * (2 * chance - 1)));
  const due = dueAt(at).getTime();
  return new Date(now.getTime() < due ? Math.min(next, due) : next);
}

/** When an answer is due. */
export const dueAt = (at: Date): Date => new Date(at.getTime() + ANSWER_MS);

/** Whom an attempt goes to at a time. */
export const contactsAt = (at: Date, now: Date): readonly ('first' | 'second')[] =>
  now >= dueAt(at) ? ['first', 'second'] : ['first'];
