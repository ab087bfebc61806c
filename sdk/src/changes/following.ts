import type { Ears, Hearing } from '../client/hearing.js';
import type { Sight } from '../core/page.js';
import { fractionFrom } from '../core/random.js';
import { RefusedError } from '../core/refused.js';
import { sleep } from '../core/span.js';
import { Connection } from './connection.js';

/** A page that nobody has seen for so long needs no news. */
const HIDDEN_MS = 60_000;
/** A stream that held for so long was healthy: the next loss is the first. */
const HEALTHY_MS = 60_000;
/** The wait before a stream is opened again, doubled with each loss, and the longest. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** How often is asked where there is no stream. */
const POLL_MS = 30_000;

/** `stream`: is told. `poll`: asks. `auto`: is told where the platform can read as it comes. */
export type How = 'auto' | 'stream' | 'poll';

/** Follows what changes elsewhere, while somebody listens and the page is seen (B10). */
export class Following implements Hearing {
  readonly #connection: Connection;
  #underway: AbortController | undefined;
  #listeners = 0;
  #isAway = false;
  #cancel = (): void => undefined;

  constructor(
    private readonly how: How,
    private readonly ears: Ears,
  ) {
    this.#connection = new Connection(ears);
  }

  listeners(count: number): void {
    this.#listeners = count;
    this.#look();
  }

  see(sight: Sight): void {
    if (sight === 'online') return;
    this.#cancel();
    if (sight === 'hidden') this.#cancel = this.ears.clock.after(HIDDEN_MS, () => this.#leave());
    else this.#isAway = false;
    this.#look();
  }

  restart(): void {
    this.#stop();
    this.#look();
  }

  close(): void {
    this.#cancel();
    this.#leave();
  }

  #leave(): void {
    this.#isAway = true;
    this.#look();
  }

  #look(): void {
    if (this.#listeners === 0 || this.#isAway) this.#stop();
    else if (this.#underway === undefined) {
      this.#underway = new AbortController();
      this.#follow(this.#underway.signal).catch(() => undefined);
    }
  }

  #stop(): void {
    this.#underway?.abort();
    this.#underway = undefined;
  }

  async #follow(signal: AbortSignal): Promise<void> {
    if (isTold(this.how)) await this.#stream(signal);
    while (!signal.aborted) {
      await sleep(this.ears.clock, POLL_MS, signal);
      this.ears.permissions();
    }
  }

  /** Opens one stream after another, until the service says that there is none. */
  async #stream(signal: AbortSignal): Promise<void> {
    const { clock } = this.ears;
    for (let losses = 0; !signal.aborted; losses++) {
      const began = clock.now();
      const error: unknown = await this.#connection.hear(signal).catch((fault: unknown) => fault);
      if (isForGood(error)) return;
      if (clock.now() - began >= HEALTHY_MS) losses = 0;
      await sleep(clock, this.#waitAfter(losses, error), signal);
    }
  }

  /** Half of it by chance, so that many devices do not come back at once. */
  #waitAfter(losses: number, error: unknown): number {
    const longest = Math.min(FIRST_WAIT_MS * 2 ** losses, LONGEST_WAIT_MS);
    const asked = error instanceof RefusedError ? error.retryAfterMs : undefined;
    return (asked ?? 0) + longest * (0.5 + fractionFrom(this.ears.random) / 2);
  }
}

/** What is read as it comes has a body to read from; some platforms give the whole text alone. */
const isTold = (how: How): boolean =>
  how === 'stream' || (how === 'auto' && 'body' in Response.prototype);

/** A token that was refused will be another one next time. */
const isForGood = (error: unknown): boolean =>
  error instanceof RefusedError && !error.retryable && error.status !== 401;
