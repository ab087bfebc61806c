import type { Clock } from '../core/clock.js';

/** A clock that is moved by hand. */
export interface FakeClock extends Clock {
  /** Lets so many milliseconds pass, and rings what falls due on the way, each at its time. */
  advance(ms: number): void;
  /** How many timers run. */
  readonly running: number;
}

interface Timer {
  readonly at: number;
  readonly ring: () => void;
}

/** A clock that stands until it is moved. A test that uses it waits for nothing. */
export function fakeClock(start: Date | string = '2026-11-26T12:00:00.000Z'): FakeClock {
  const timers = new Set<Timer>();
  let now = new Date(start).getTime();
  const next = (end: number): Timer | undefined =>
    [...timers].filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0];
  return {
    now: () => now,
    after(ms, ring) {
      const timer = { at: now + ms, ring };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (let due = next(end); due; due = next(end)) {
        timers.delete(due);
        now = Math.max(now, due.at);
        due.ring();
      }
      now = end;
    },
    get running() {
      return timers.size;
    },
  };
}

/** The clock of a device that is set wrong by so many milliseconds. */
export const skewed = (clock: Clock, ms: number): Clock => ({
  now: () => clock.now() + ms,
  after: (span, ring) => clock.after(span, ring),
});
