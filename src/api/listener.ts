import type { CHANGES, ChangeEvent, RefusalCode } from '@village-butcher/sdk/contract';
import { problemOf } from './problem.js';

/** Where text goes. `push` says whether there is room for more; `null` is the end. */
export interface Outlet {
  push(text: string | null): boolean;
  destroy(): unknown;
}

/** Who listens: on which request, and until their token ends. */
export interface Listening {
  readonly request: string;
  readonly until: Date;
}

/** What can change, and the state that each was in when it was told. */
export type States = Readonly<Record<(typeof CHANGES)[number], string | undefined>>;

/** One open stream of server-sent events (WHATWG HTML §9.2), and what was last told on it. */
export class Listener {
  #told: States;
  #events = 0;

  constructor(
    private readonly who: Listening,
    private readonly outlet: Outlet,
    known: Pick<States, 'suggestions'>,
  ) {
    this.#told = { permissions: undefined, ...known };
  }

  /** Has the token ended? */
  isOver(now: Date): boolean {
    return this.who.until <= now;
  }

  /** Tells that something is in another state than the one told last. Which state is not told. */
  tell(type: keyof States, state: string): void {
    if (this.#told[type] === state) return;
    this.#told = { ...this.#told, [type]: state };
    this.#events += 1;
    const event: ChangeEvent = { type, etag: type === 'permissions' ? state : null };
    this.#write(`id: ${this.#events}\nevent: ${type}\ndata: ${JSON.stringify(event)}\n\n`);
  }

  /** Says that somebody is still here. */
  beat(): void {
    this.#write(':\n\n');
  }

  /** Says why there is nothing more, and that there is not. */
  end(code: RefusalCode): void {
    const problem = problemOf({ code }, this.who.request);
    this.#write(`event: error\ndata: ${JSON.stringify(problem)}\n\n`);
    this.outlet.push(null);
  }

  /** Whoever does not read is cut off: nothing piles up here for them. */
  #write(text: string): void {
    if (!this.outlet.push(text)) this.outlet.destroy();
  }
}
