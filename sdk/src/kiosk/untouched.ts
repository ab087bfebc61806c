/** How long what is personal stays on a screen that nobody touches. */
const STAYS_MS = 60_000;
/** How long before its end that is said. */
const SAID_MS = 20_000;

/** What counts as somebody who is there. */
const TOUCHES = ['pointerdown', 'keydown'] as const;

/** A screen that everybody uses, with something personal on it. */
export interface SharedScreen {
  /** Says that it clears in 20 seconds. */
  soon(): void;
  /** It was touched after that: what was said is not so any more. */
  stay(): void;
  /** Takes away all that is personal. Comes at once where the page is left, or comes back from where it was kept. */
  clear(): void;
}

/**
 * Clears a screen that nobody has touched for 60 seconds, says so 20 seconds before, and lets nothing stay
 * behind on a page that is left. It counts from `begin` to `end`, and after that nothing of it is left.
 */
export class Untouched {
  #timers: readonly ReturnType<typeof setTimeout>[] = [];
  #listening = new AbortController();
  #isSaid = false;

  constructor(private readonly screen: SharedScreen) {}

  /** Something personal is on the screen: it counts from now on, whatever was counted before. */
  begin(): void {
    this.end();
    const { signal } = (this.#listening = new AbortController());
    for (const touch of TOUCHES)
      addEventListener(touch, () => this.#extend(), { signal, capture: true });
    addEventListener('pagehide', () => this.#over(), { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && this.#over(), { signal });
    this.#count();
  }

  /** Nothing personal is there any more. */
  end(): void {
    this.#listening.abort();
    this.#stop();
  }

  #count(): void {
    this.#timers = [
      setTimeout(() => this.#warn(), STAYS_MS - SAID_MS),
      setTimeout(() => this.#over(), STAYS_MS),
    ];
  }

  #stop(): void {
    this.#timers.forEach(clearTimeout);
    this.#isSaid = false;
  }

  #warn(): void {
    this.#isSaid = true;
    this.screen.soon();
  }

  #extend(): void {
    if (this.#isSaid) this.screen.stay();
    this.#stop();
    this.#count();
  }

  #over(): void {
    this.end();
    this.screen.clear();
  }
}
