import type { Kept } from '../core/storage.js';
import { actsIn, type PendingAct } from './pending.js';

/** What was taken back and has not arrived, over restarts of the app where the platform lets it. */
export class Outbox {
  #acts: readonly PendingAct[];
  #isKept = true;

  /** `kept`: where it outlives the app; `undefined`: nowhere. */
  constructor(private readonly kept: Kept | undefined) {
    this.#acts = this.#stored();
  }

  get acts(): readonly PendingAct[] {
    return this.#acts;
  }

  /** Whether everything here outlives the app. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** Adds an act, and what other tabs have added meanwhile. */
  add(act: PendingAct): void {
    this.#keep(eachOnce([...this.#stored(), ...this.#acts, act]));
  }

  /** An act is done with. */
  remove({ key }: PendingAct): void {
    this.#keep(eachOnce([...this.#stored(), ...this.#acts]).filter((act) => act.key !== key));
  }

  /** What nobody was known for is theirs who come first. */
  bind(subject: string | null): void {
    if (this.#acts.some((act) => act.subject === null)) {
      this.#keep(this.#acts.map((act) => ({ ...act, subject: act.subject ?? subject })));
    }
  }

  #stored(): readonly PendingAct[] {
    return actsIn(this.kept?.read());
  }

  #keep(acts: readonly PendingAct[]): void {
    this.#acts = acts;
    if (acts.length === 0) this.kept?.clear();
    else this.#isKept = this.kept?.write(acts) ?? false;
  }
}

/** Of two with one key the later. */
const eachOnce = (acts: readonly PendingAct[]): readonly PendingAct[] =>
  Array.from(new Map(acts.map((act) => [act.key, act])).values());
