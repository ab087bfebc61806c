import { VillageError } from './error.js';
import { fractionFrom } from './random.js';
import { RefusedError } from './refused.js';
import { waitBefore } from './retry.js';
import type { Settings } from './settings.js';

/** How often a call has been repeated, how often it may be, and when it must be over. */
export interface Repeats {
  readonly repeat: number;
  readonly retries: number;
  readonly endsAt: number;
}

/** In tenths of a repeat: ten successes earn one, and there are never more than ten in store. */
const MOST_TENTHS = 100;
const TENTHS_OF_A_REPEAT = 10;

/**
 * Decides whether a failed call is worth another attempt (B2). Repeats must be earned: that keeps a
 * thousand kiosks from burying a service that comes back.
 */
export class Patience {
  #tenths = MOST_TENTHS;

  constructor(private readonly settings: Pick<Settings, 'clock' | 'random'>) {}

  /** A call came through: that earns a part of a repeat. */
  earn(): void {
    this.#tenths = Math.min(this.#tenths + 1, MOST_TENTHS);
  }

  /** How long to wait before the next attempt; nothing, if there is to be none. */
  waitAfter(error: unknown, { repeat, retries, endsAt }: Repeats): number | undefined {
    if (!(error instanceof VillageError && error.retryable) || repeat >= retries) return undefined;
    const asked = error instanceof RefusedError ? error.retryAfterMs : undefined;
    const waitMs = waitBefore(repeat, fractionFrom(this.settings.random), asked);
    const isInTime = this.settings.clock.now() + waitMs < endsAt;
    if (!isInTime || this.#tenths < TENTHS_OF_A_REPEAT) return undefined;
    this.#tenths -= TENTHS_OF_A_REPEAT;
    return waitMs;
  }
}
