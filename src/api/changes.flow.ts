import type { DataSource } from 'typeorm';
import { readPlaces } from '../audit/moved.store.js';
import { whereIStand } from '../audit/own-view.flow.js';
import type { OwnView } from '../audit/own-view.js';
import type { Clock } from '../base/clock.js';
import { Refusal } from '../base/refusal.js';
import type { Shelves } from '../catalogue/shelves.js';
import type { Register } from '../consent/register.js';
import { tagOfView } from './headers.js';
import { Listener, type Listening, type Outlet } from './listener.js';
import { Watch } from './watch.js';

/** What is looked at, and how many may be told of it. */
export interface ChangesParts {
  readonly db: DataSource;
  readonly shelves: Shelves;
  readonly clock: Clock;
  readonly mostStreams: number;
}

/** Where a customer stands, of which register, and what names that. */
export interface OnScreen extends OwnView {
  readonly register: Register;
  readonly tag: string;
}

/**
 * Tells whoever listens on this instance that something changed: at once what was done here, and with
 * the next look what was done on any other. Only the look is needed for it to be true.
 */
export class Changes {
  readonly #watches = new Map<string, Watch>();
  #isOver = false;

  constructor(private readonly parts: ChangesParts) {}

  /** Where a customer stands now, and what names that: in an answer and in a stream alike. */
  async now(customer: string): Promise<OnScreen> {
    const { db, shelves, clock } = this.parts;
    const { register } = shelves.current();
    const view = await whereIStand(db, register, customer, clock.now());
    return { ...view, register, tag: tagOfView(view) };
  }

  /** How many streams are open. */
  get size(): number {
    return this.#all().length;
  }

  /**
   * Begins to tell somebody, with where the customer stands now. Answers how to leave. They are among
   * the listeners before they are told, so that nothing falls between.
   */
  async add(customer: string, who: Listening, outlet: Outlet): Promise<() => void> {
    if (this.#isOver || this.size >= this.parts.mostStreams) {
      throw new Refusal('busy', 'There is no room for another stream.');
    }
    const listener = new Listener(who, outlet, { suggestions: this.#edition() });
    const watch =
      this.#watches.get(customer) ?? new Watch(async () => (await this.now(customer)).tag);
    this.#watches.set(customer, watch);
    watch.add(listener);
    const leave = (): void => {
      watch.listeners.delete(listener);
      if (watch.listeners.size === 0) this.#forget(customer, watch);
    };
    try {
      await watch.tell();
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** An act was carried out here. If it cannot be told now, the next look does. */
  wake(customer: string): void {
    this.#watches
      .get(customer)
      ?.tell()
      .catch(() => {});
  }

  /** Ends what is over, and finds out what was done elsewhere: in one statement for all customers. */
  async look(): Promise<void> {
    if (this.#watches.size === 0) return;
    this.#endThoseOver(this.parts.clock.now() ?? new Date());
    for (const [, listener] of this.#all()) listener.tell('suggestions', this.#edition());
    const watches = Array.from(this.#watches);
    const places = await readPlaces(
      this.parts.db,
      watches.map(([customer]) => customer),
    );
    await Promise.all(watches.map(([customer, watch]) => watch.tellAt(places.get(customer))));
  }

  /** Says that the streams are alive, so that nobody on the way takes them for dead. */
  beat(): void {
    for (const [, listener] of this.#all()) listener.beat();
  }

  /** Ends all of them: the service ends, and waits for nobody. */
  close(): void {
    this.#isOver = true;
    for (const [watch, listener] of this.#all()) watch.end(listener, 'busy');
  }

  #endThoseOver(now: Date): void {
    for (const [watch, listener] of this.#all()) {
      if (listener.isOver(now)) watch.end(listener, 'token-refused');
    }
  }

  #edition(): string {
    return this.parts.shelves.current().shelf.edition;
  }

  #forget(customer: string, watch: Watch): void {
    if (this.#watches.get(customer) === watch) this.#watches.delete(customer);
  }

  #all(): (readonly [Watch, Listener])[] {
    return Array.from(this.#watches.values()).flatMap((watch) =>
      Array.from(watch.listeners, (listener) => [watch, listener] as const),
    );
  }
}
