import { Answers } from '../core/answers.js';
import { type Call, type Reply, heardBy } from '../core/call.js';
import type { Clock } from '../core/clock.js';
import { Listeners } from '../core/listeners.js';
import type { Sight } from '../core/page.js';
import { keepRecent } from '../core/recent.js';
import type { Answer } from '../core/word.js';
import type { PendingAct } from './pending.js';
import type { SuggestAsk, Suggestions, Which } from './shape.js';
import { takes } from './standing.js';

/** What is on the screen, and since when. */
export interface Shown {
  readonly ask: SuggestAsk;
  /** The answer, less what rests on something that was taken back since. */
  readonly value: Suggestions;
  /** When it was answered, by the clock of this device. */
  readonly at: string;
  /** Something has changed since: ask anew. */
  readonly isStale: boolean;
}

/** A page that nobody has seen for so long begins anew. */
const LONGEST_HIDDEN_MS = 15 * 60_000;

/** What the customer sees of suggestions, and what is on its way to them (B7). */
export class Screen {
  readonly answers = new Answers();
  readonly listeners: Listeners;
  readonly #shown = new Map<string, Shown>();
  #stands = new AbortController();
  #hiddenAt = Infinity;

  /** `pending`: what was taken back and may not have arrived. */
  constructor(
    private readonly clock: Clock,
    private readonly pending: () => readonly PendingAct[],
    onCount: () => void,
  ) {
    this.listeners = new Listeners(onCount);
  }

  /** What was answered last, to this ask or to any. The same object until something changes. */
  snapshot(ask?: SuggestAsk): Shown | undefined {
    return ask ? this.#shown.get(nameOf(ask)) : Array.from(this.#shown.values()).at(-1);
  }

  /** Shows an answer, with its time. */
  hear(ask: SuggestAsk, call: Call<Suggestions>): Call<Suggestions> {
    return heardBy(call, ({ value }) => {
      const at = new Date(this.clock.now()).toISOString();
      const shown = { ask, value, at, isStale: false };
      if (Array.isArray(value?.items)) {
        const isLeft = (right: Right) => !this.pending().some((act) => takes(act, right));
        keepRecent(this.#shown, nameOf(ask), lessWhatLeft(shown, isLeft));
        this.listeners.tell();
      }
    });
  }

  /**
   * Asks for what rests on what stands. Where something is taken back meanwhile, the call is ended,
   * a late answer is dropped, and it begins anew: what was reckoned before is never given (B4).
   */
  async upToDate<T>(begin: (until: AbortSignal) => Call<T>): Promise<Reply<T>> {
    const { signal } = this.#stands;
    try {
      const reply = await begin(signal).withReply();
      if (!signal.aborted) return reply;
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    return this.upToDate(begin);
  }

  /** Something was taken back: what rests on it leaves in this tick, in whatever tab. */
  take(act: PendingAct): void {
    this.#drop();
    this.keep((right) => !takes(act, right));
  }

  /** What rests on anything else leaves, and what stays was answered before something changed. */
  keep(isLeft: (right: Right) => boolean): void {
    for (const [name, shown] of this.#shown) {
      this.#shown.set(name, { ...lessWhatLeft(shown, isLeft), isStale: true });
    }
    this.listeners.tell();
  }

  /** Nothing is shown any more. */
  forget(): void {
    this.#drop();
    this.#shown.clear();
    this.listeners.tell();
  }

  /** What comes out of the browser's memory, or was long unseen, may be somebody else's by now. */
  see(sight: Sight): void {
    const now = this.clock.now();
    if (sight === 'restored' || now - this.#hiddenAt >= LONGEST_HIDDEN_MS) this.forget();
    if (sight !== 'online') this.#hiddenAt = sight === 'hidden' ? now : Infinity;
  }

  close(): void {
    this.listeners.clear();
    this.forget();
  }

  #drop(): void {
    this.answers.clear();
    this.#stands.abort();
    this.#stands = new AbortController();
  }
}

type Right = Answer<Which>;

/** What to buy for all of it is left out, too, where a part of it has left. */
function lessWhatLeft(shown: Shown, isLeft: (right: Right) => boolean): Shown {
  const items = shown.value.items.filter(({ rests }) => rests.every(isLeft));
  if (items.length === shown.value.items.length) return shown;
  const { list: _, ...value } = shown.value;
  return { ...shown, value: { ...value, items } };
}

/** Equal asks have one name, in whatever order they are written. */
const nameOf = (ask: SuggestAsk): string =>
  Object.entries(ask)
    .map((member) => JSON.stringify(member))
    .toSorted()
    .join();
