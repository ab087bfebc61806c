import type { LimitClass } from '@village-butcher/sdk/contract';

/** So many at once, and then one more each `perMs / most`. */
export interface Pace {
  readonly most: number;
  readonly perMs: number;
}

type Paces = Readonly<Partial<Record<LimitClass, Pace>>>;

/** How often one may do what. A class without a pace is not limited. */
export interface Limits {
  /** Each customer, through whatever client. */
  readonly customer: Paces;
  /** Each client that stands for no customer: a store's door, a counter, a desk, a back office. */
  readonly client: Paces;
}

const aMinute = (most: number): Pace => ({ most, perMs: 60_000 });

/**
 * Far above what people do, far below what a program can. Taking back and reading what was done are
 * never limited below 10 a minute (L11), and so by nothing that others use up.
 */
export const LIMITS: Limits = {
  customer: { read: aMinute(240), act: aMinute(60), withdraw: aMinute(60) },
  client: { read: aMinute(6_000), act: aMinute(6_000), look: aMinute(60), import: aMinute(60) },
};

/**
 * When all that was spent is earned back, if one more is spent now; nothing, if there is none left.
 * The generic cell rate algorithm (ITU-T I.371): one number is all that is kept.
 */
export function spent(earnedAt: number, { most, perMs }: Pace, now: number): number | undefined {
  const next = Math.max(earnedAt, now) + perMs / most;
  return next - now > perMs ? undefined : next;
}

/** Who spent how much, on this instance. Who has earned everything back is forgotten. */
export class Allowances {
  readonly #earnedAt = new Map<string, number>();
  #sweptAt = 0;

  constructor(private readonly limits: Limits) {}

  /** How many are remembered. */
  get size(): number {
    return this.#earnedAt.size;
  }

  /** Spends one. The answer: whether there was one. `now` in ms, of a clock that never goes back. */
  spend(whose: keyof Limits, id: string, limit: LimitClass, now: number): boolean {
    const pace = this.limits[whose][limit];
    if (pace === undefined) return true;
    this.#sweep(now);
    const key = `${whose} ${limit} ${id}`;
    const next = spent(this.#earnedAt.get(key) ?? now, pace, now);
    if (next === undefined) return false;
    this.#earnedAt.set(key, next);
    return true;
  }

  #sweep(now: number): void {
    if (now - this.#sweptAt < SWEEP_MS) return;
    this.#sweptAt = now;
    for (const [key, earnedAt] of this.#earnedAt) {
      if (earnedAt <= now) this.#earnedAt.delete(key);
    }
  }
}

const SWEEP_MS = 60_000;
