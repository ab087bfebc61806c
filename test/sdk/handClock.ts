import { setImmediate } from 'node:timers/promises';
import type { Clock } from '@village-butcher/sdk';

interface Timer {
  readonly ms: number;
  readonly at: number;
  readonly ring: () => void;
}

/** Enough turns of the event loop for an answer from this machine, and an end to a vain wait. */
const MOST_LOOKS = 50_000;

/** A clock that is moved by hand. */
export class HandClock implements Clock {
  readonly #timers = new Set<Timer>();
  #now = Date.parse('2026-11-26T12:00:00.000Z');

  now(): number {
    return this.#now;
  }

  after(ms: number, ring: () => void): () => void {
    const timer = { ms, at: this.#now + ms, ring };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** How many timers run. */
  get running(): number {
    return this.#timers.size;
  }

  /** Lets time pass, and rings what is due. */
  pass(ms: number): void {
    this.#now += ms;
    for (const timer of [...this.#timers].filter(({ at }) => at <= this.#now)) {
      this.#timers.delete(timer);
      timer.ring();
    }
  }

  /** Waits until somebody sets a timer of exactly this length. */
  async isAskedFor(ms: number): Promise<void> {
    for (let look = 0; look < MOST_LOOKS; look++) {
      if ([...this.#timers].some((timer) => timer.ms === ms)) return;
      await setImmediate();
    }
    throw new Error(
      `Nobody waits for ${ms} ms, but ${[...this.#timers].map((timer) => timer.ms)}.`,
    );
  }

  /** The same, and then lets it pass. */
  async passOnce(ms: number): Promise<void> {
    await this.isAskedFor(ms);
    this.pass(ms);
  }
}
