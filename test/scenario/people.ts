import {
  createVillage,
  NotFoundError,
  type CounterView,
  type SuggestAsk,
  type Suggestions,
  type Token,
  type Village,
} from '@village-butcher/sdk';
import { routes, type Purpose } from '@village-butcher/sdk/contract';
import { createRetailer, type Retailer } from '@village-butcher/sdk/server';
import type { Operation } from './file-person.js';
import type { Scene } from './life.js';
import type { Service } from './service.js';
import { recording, type Exchange } from './wire.js';

/** An answer of the store: what was asked, what it says, and its bytes. */
export interface Answer {
  readonly ask: SuggestAsk;
  readonly reply: Suggestions;
  readonly wire: Exchange;
}

/** Somebody with a token: a phone of their own, and a kiosk to stand at. */
export interface Customer {
  readonly own: Village;
  readonly shared: Village;
}

/** Somebody's own app on a screen of its own, and what it offers of what they do and ask. */
export interface OwnApp {
  offers(scene: Scene): boolean;
  visit(scene: Scene): Promise<Answer>;
  /** Does it, where the app offers it. The answer: whether it does. */
  did(operation: Operation): Promise<boolean>;
}

/** What a counter was answered that looked at somebody's visit: nothing, or what it was granted. */
export interface Look {
  readonly counter: string;
  readonly view: CounterView | null;
  readonly wire: Exchange;
}

/** Who comes in through the SDK, and every byte that they are answered. */
export class Door {
  readonly exchanges: Exchange[] = [];
  /** Whose own app is on a screen. Everybody else calls the SDK. */
  readonly apps = new Map<string, OwnApp>();
  readonly #customers = new Map<string, Customer>();
  #now = 0;

  constructor(
    private readonly service: Service,
    private readonly locale: string,
  ) {}

  /** Sets the clock of the service and of everybody's device. */
  async setClock(at: number): Promise<void> {
    if (at < this.#now) throw new Error('The clock never runs backwards.');
    this.#now = at;
    await this.service.setClock(at);
  }

  /** What time it is, for everybody. */
  get now(): number {
    return this.#now;
  }

  /** The customer of this name. The same name is the same person. */
  customer(name: string): Customer {
    const known = this.#customers.get(name) ?? this.#arrived(name);
    this.#customers.set(name, known);
    return known;
  }

  retailer(): Retailer {
    return createRetailer(this.#optionsOf('retailer', () => this.#tokenOf('retailer', 'retailer')));
  }

  /** Comes to the store as this customer, and looks at what it suggests. */
  visit(name: string, scene: Scene): Promise<Answer> {
    const app = this.apps.get(name);
    return app?.offers(scene) ? app.visit(scene) : this.ask(name, scene, scene.purposes);
  }

  /** Asks as this customer. `among` = would this suit us? */
  async ask(
    name: string,
    scene: Scene,
    purposes: readonly Purpose[],
    among?: string,
  ): Promise<Answer> {
    const { store, limit, screen, eaters } = scene;
    const ask = {
      store,
      purposes,
      limit,
      ...(among !== undefined && { among: [among] }),
      ...(eaters && { eaters }),
    } as SuggestAsk;
    const { own, shared } = this.customer(name);
    const reply = await (screen === 'shared' ? shared : own).suggestions.list(ask);
    const wire = this.exchanges.findLast(({ by }) => by === name);
    if (!wire) throw new Error('The answer left no bytes.');
    return { ask, reply, wire };
  }

  /** Types a code in behind a counter. */
  async look(counter: string, visit: string): Promise<Look> {
    const options = this.#optionsOf(counter, () => this.service.tokenAt(counter));
    const staff = createVillage({ ...options, device: 'shared' });
    const view = await staff
      .call(routes.counterView, { params: { counter, visit } })
      .catch((error: unknown) => {
        if (error instanceof NotFoundError) return null;
        throw error;
      });
    return { counter, view, wire: this.exchanges.findLast(({ by }) => by === counter)! };
  }

  #arrived(name: string): Customer {
    const options = this.#optionsOf(name, () => this.#tokenOf('customer', name));
    return {
      own: createVillage({ ...options, device: 'personal' }),
      shared: createVillage({ ...options, device: 'shared' }),
    };
  }

  /** No second attempt: what fails once has failed. */
  #optionsOf(by: string, token: () => Promise<Token>) {
    return {
      baseUrl: this.service.baseUrl,
      locale: this.locale,
      token,
      clock: { now: () => this.#now, after },
      fetch: recording(by, this.exchanges),
      timeoutMs: 30_000,
      deadlineMs: 60_000,
      retries: 0,
    };
  }

  #tokenOf(role: 'customer' | 'retailer', by: string): Promise<Token> {
    return this.service.tokenFor(role, by);
  }
}

/** Only what time it is is made up: a call that hangs still ends. */
function after(ms: number, ring: () => void): () => void {
  const timer = setTimeout(ring, ms);
  return () => clearTimeout(timer);
}
