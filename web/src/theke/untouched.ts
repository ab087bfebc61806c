/** How long what is personal stays on a screen that nobody touches. */
const STAYS_MS = 60_000;
/** How long before its end that is said. */
const SAID_MS = 20_000;

/** Counts how long nobody has touched the screen, and says so in time. */
export class Untouched {
  #timers: readonly ReturnType<typeof setTimeout>[] = [];

  constructor(
    private readonly soon: () => void,
    private readonly over: () => void,
  ) {}

  /** Counts from now on, whatever was counted before. */
  begin(): void {
    this.end();
    this.#timers = [setTimeout(this.soon, STAYS_MS - SAID_MS), setTimeout(this.over, STAYS_MS)];
  }

  /** Counts no more. */
  end(): void {
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
  }
}
