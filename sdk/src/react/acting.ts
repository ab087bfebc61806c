import type { Receipt } from '../client/shape.js';
import type { VillageError } from '../core/error.js';
import { faultOf } from './asked.js';

/** What became of the last act. */
export interface Acted {
  /** Its receipt is not here yet. */
  readonly pending: boolean;
  readonly error: VillageError | undefined;
  /** What was taken back last, until something else is done. */
  readonly taken: Receipt | undefined;
}

/** Nothing was done yet. */
export const REST: Acted = { pending: false, error: undefined, taken: undefined };

/** The acts of one place on the screen, one after the other. */
export class Acting {
  readonly #listeners = new Set<() => void>();
  #acted: Acted = REST;

  readonly snapshot = (): Acted => this.#acted;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Waits for the receipt of an act. Without one it answers nothing, and `error` says why. */
  async done(act: Promise<Receipt>, takes: Taking): Promise<Receipt | undefined> {
    this.#say({ ...REST, pending: true });
    try {
      const receipt = await act;
      this.#say({ ...REST, taken: takes === 'takes' ? receipt : undefined });
      return receipt;
    } catch (error) {
      this.#say({ ...REST, error: faultOf(error) });
      return undefined;
    }
  }

  #say(acted: Acted): void {
    this.#acted = acted;
    Array.from(this.#listeners).forEach((listener) => listener());
  }
}

/** Whether an act gives or takes back. */
export type Taking = 'gives' | 'takes';
