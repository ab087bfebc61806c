import type { Locale } from '@village-butcher/sdk/contract';
import { forget, NotSignedIn } from '../sign-in.js';
import { Refused } from '../sent.js';
import type { Asking } from './asking.js';
import type { Sitting, State } from './state.js';

/** What is shown, and what is under way: one thing is done after the other. */
export class AtDesk {
  protected asking: Asking | undefined;
  #state: State | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(private readonly draw: (state: State) => void) {}

  protected get sitting(): Sitting | undefined {
    return this.#state?.at === 'desk' ? this.#state : undefined;
  }

  protected show(state: State): void {
    this.#state = state;
    this.draw(state);
  }

  protected change(patch: Partial<Sitting>): void {
    if (this.sitting) this.show({ ...this.sitting, ...patch });
  }

  /** A refused question stays in the form, with the place at fault. */
  protected atDesk(job: (asking: Asking, sitting: Sitting) => Promise<void>): void {
    this.inTurn(this.sitting?.locale ?? 'de', async () => {
      if (!this.asking || !this.sitting) return;
      this.change({ isBusy: true });
      try {
        await job(this.asking, this.sitting);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.change({ refused: error.at });
      }
      this.change({ isBusy: false });
    });
  }

  protected inTurn(locale: Locale, job: () => Promise<void>): void {
    this.#turn = this.#turn.then(job).catch((error: unknown) => {
      const isOut = error instanceof NotSignedIn;
      if (isOut) forget();
      this.show(isOut ? { at: 'door', locale, why: error.why } : { at: 'cut-off', locale });
    });
  }
}
