import type { Listener } from './listener.js';

/** So many streams one customer may have open on one instance. */
const MOST_OF_ONE = 8;

/** All who listen for one customer on this instance. */
export class Watch {
  readonly listeners = new Set<Listener>();
  #place: string | undefined;
  #turn: Promise<void> = Promise.resolve();

  /** `tag` names where the customer stands now. */
  constructor(private readonly tag: () => Promise<string>) {}

  /** One more listens. Of too many the oldest goes, which may be a phone that lost its way. */
  add(listener: Listener): void {
    const [oldest] = this.listeners;
    if (oldest && this.listeners.size >= MOST_OF_ONE) this.end(oldest, 'busy');
    this.listeners.add(listener);
  }

  /** Ends one of them, and says why. */
  end(listener: Listener, code: Parameters<Listener['end']>[0]): void {
    this.listeners.delete(listener);
    listener.end(code);
  }

  /**
   * Tells where the customer stands, to those who were told otherwise. One after the other, so that
   * no older answer comes after a newer one.
   */
  tell(): Promise<void> {
    const told = this.#turn.then(async () => {
      const tag = await this.tag();
      for (const listener of this.listeners) listener.tell('permissions', tag);
    });
    this.#turn = told.catch(() => {});
    return told;
  }

  /** Tells it if the customer has come to another place. A telling that fails is made up for. */
  async tellAt(place: string | undefined): Promise<void> {
    if (place === this.#place) return;
    await this.tell();
    this.#place = place;
  }
}
