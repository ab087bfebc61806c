import { VillageError } from '../core/error.js';

/** What is known of an answer: it may not be here yet, be older than the error beside it, or never come. */
export interface Answered<Value> {
  readonly value: Value | undefined;
  /** Why the last ask brought nothing. */
  readonly error: VillageError | undefined;
  readonly isAsking: boolean;
}

/** Before anything was asked, and on a server: nothing known. */
export const NOTHING: Answered<never> = { value: undefined, error: undefined, isAsking: false };

/** A question that is asked once somebody looks, and given up when nobody does any more. */
export class Asked<Value> {
  readonly #listeners = new Set<() => void>();
  #answered: Answered<Value> = NOTHING;
  #ending: AbortController | undefined;
  #unfollow = (): void => undefined;

  /** `follow`: hears, as long as somebody looks, of what changes the answer. */
  constructor(
    private readonly ask: (signal: AbortSignal) => Promise<Value>,
    private readonly follow: (asked: Asked<Value>) => () => void = () => () => undefined,
  ) {}

  readonly snapshot = (): Answered<Value> => this.#answered;

  readonly subscribe = (listener: () => void): (() => void) => {
    const own = (): void => listener();
    this.#listeners.add(own);
    queueMicrotask(() => this.#look());
    return () => {
      this.#listeners.delete(own);
      queueMicrotask(() => this.#look());
    };
  };

  /** Asks anew. What is known stays until the answer is here. */
  readonly again = (): void => {
    this.#ending?.abort();
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    this.#say({ ...this.#answered, isAsking: true });
    this.ask(signal).then(
      (value) => this.#hear(signal, { value, error: undefined, isAsking: false }),
      (error: unknown) =>
        this.#hear(signal, { ...this.#answered, error: faultOf(error), isAsking: false }),
    );
  };

  /** A microtask later: strict mode looks, looks away and looks again in one go, and asks once. */
  #look(): void {
    const isWatched = this.#listeners.size > 0;
    if (isWatched && this.#ending === undefined) {
      this.#unfollow = this.follow(this);
      this.again();
    }
    if (isWatched) return;
    this.#unfollow();
    this.#ending?.abort();
    this.#ending = undefined;
  }

  #hear({ aborted }: AbortSignal, answered: Answered<Value>): void {
    if (!aborted) this.#say(answered);
  }

  #say(answered: Answered<Value>): void {
    this.#answered = answered;
    Array.from(this.#listeners).forEach((listener) => listener());
  }
}

/** What the client rejects with. Anything else is a fault of a program, and is not kept quiet. */
export function faultOf(error: unknown): VillageError {
  if (error instanceof VillageError) return error;
  throw error;
}
