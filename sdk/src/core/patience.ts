import { VillageError } from './error.js';
import { fractionFrom } from './random.js';
import { RefusedError } from './refused.js';
import { RetryBudget, waitBefore } from './retry.js';
import type { Settings } from './settings.js';

/** How often a call has been repeated, how often it may be, and when it must be over. */
export interface Repeats {
  readonly repeat: number;
  readonly retries: number;
  readonly endsAt: number;
}

/** Decides whether a failed call is worth another attempt (B2). */
export class Patience {
  readonly #budget = new RetryBudget();

  constructor(private readonly settings: Pick<Settings, 'clock' | 'random'>) {}

  /** A call came through: that earns a part of a repeat. */
  earn(): void {
    this.#budget.earn();
  }

  /** How long to wait before the next attempt; nothing, if there is to be none. */
  waitAfter(error: unknown, { repeat, retries, endsAt }: Repeats): number | undefined {
    if (!(error instanceof VillageError && error.retryable) || repeat >= retries) return undefined;
    const asked = error instanceof RefusedError ? error.retryAfterMs : undefined;
    const waitMs = waitBefore(repeat, fractionFrom(this.settings.random), asked);
    const isInTime = this.settings.clock.now() + waitMs < endsAt;
    return isInTime && this.#budget.take() ? waitMs : undefined;
  }
}
