import { type Call, callOf, heardBy, type Reply } from '../core/call.js';
import type { Clock } from '../core/clock.js';
import { Listeners } from '../core/listeners.js';
import type { Answer } from '../core/word.js';
import type { PendingAct } from './pending.js';
import type { Standing, Which } from './shape.js';
import { after, isAhead, isAllowed, nameOf } from './standing.js';

/** A snapshot is good for an hour; the last minutes of it are left to the way. */
const FRESH_MS = 50 * 60_000;

/** What goes along with an act of giving, and is no part of what is given. */
export interface Proof {
  readonly snapshot: string | undefined;
  readonly occurredAt: string;
}

/** What is on the screen, by its tag and what proves it; no act of this app came since. */
interface Shown extends Pick<Reply<Standing>, 'etag' | 'snapshot'> {
  readonly until: number;
}

/** What this device knows of where its customer stands: what the service said, and no guess. */
export class Known {
  readonly listeners: Listeners;
  readonly #delivered: PendingAct[] = [];
  readonly #ends = new Map<string, string>();
  #said: Standing | undefined;
  #seen: Standing | undefined;
  #asks = 0;
  #heard = 0;
  #heardTag: string | undefined;
  #shown: Shown | undefined;
  #acts = 0;

  /** `pending`: what was taken back and may not have arrived. It counts here all the same. */
  constructor(
    private readonly clock: Clock,
    private readonly ask: () => Call<Standing>,
    private readonly pending: () => readonly PendingAct[],
    private readonly on: { readonly count: () => void; readonly change: () => void },
  ) {
    this.listeners = new Listeners(on.count);
  }

  /** The same object until something changes; `undefined`: not known. */
  snapshot(): Standing | undefined {
    return this.#seen;
  }

  allows(which: Answer<Which>): boolean {
    return isAllowed(this.#seen, which, this.clock.now());
  }

  /** The end that a permission had when it was last given. */
  endOf(which: Answer<Which>): string | undefined {
    return this.#ends.get(nameOf(which));
  }

  isAhead(moment: string): boolean {
    return isAhead(moment, this.clock.now());
  }

  /** The tag of what is on the screen. `undefined`: not known, or an act of this app came since. */
  get tag(): string | undefined {
    return this.#shown?.etag;
  }

  /** What proves a choice of this moment: where the screen is not known or too old, it is asked for. */
  async proof(): Promise<Proof> {
    const now = new Date(this.clock.now());
    const shown = this.#shown;
    const { snapshot } = shown && +now < shown.until ? shown : await this.ask().withReply();
    return { snapshot, occurredAt: now.toISOString() };
  }

  /** An act begins or is over: what was on the screen is not what stands. */
  act(): void {
    this.#acts++;
    this.#shown = undefined;
  }

  /** Asks anew once an act has come through, or what was on the screen stands no more (B5). */
  askAfter<T>(act: Call<T>): Call<T> {
    const asked = act.withReply();
    asked.then(
      () => this.askAnew(),
      ({ code }) => /^(changed-since|snapshot-outdated)$/.test(code) && this.askAnew(),
    );
    return callOf(asked);
  }

  /** Asks what stands, unless it has the tag of what is known. */
  follow(tag: string | undefined): void {
    if (tag === undefined || tag !== this.tag) this.hear(this.ask()).catch(() => undefined);
  }

  /** Asks anew, where anybody has asked before. */
  askAnew(): void {
    if (this.#asks > 0) this.hear(this.ask()).catch(() => undefined);
  }

  /** Takes in an answer, less what was taken back while it was on its way. */
  hear(call: Call<Standing>): Call<Standing> {
    const ask = ++this.#asks;
    const acts = this.#acts;
    const before = this.#delivered.length;
    return heardBy(call, (reply) => {
      if (ask > this.#heard && Array.isArray(reply.value?.standing)) {
        this.#heard = ask;
        const isNew = this.#heardTag !== undefined && this.#heardTag !== reply.etag;
        this.#heardTag = reply.etag;
        const until = this.clock.now() + FRESH_MS;
        this.#shown = acts === this.#acts ? { ...reply, until } : undefined;
        this.#say(this.#delivered.slice(before).reduce(after, reply.value));
        if (isNew) this.on.change();
      }
    });
  }

  /** An act of taking back has arrived. */
  deliver(act: PendingAct): void {
    this.act();
    this.#delivered.push(act);
    this.#say(this.#said && after(this.#said, act));
  }

  /** Nothing is known any more, and what is on its way is about what was before. */
  forget(): void {
    this.#heard = this.#asks;
    this.#heardTag = undefined;
    this.act();
    this.#ends.clear();
    this.#say(undefined);
  }

  /** Looks anew at what is pending, and tells everybody who listens, in the same tick. */
  refresh(): void {
    this.#seen = this.#said && this.pending().reduce(after, this.#said);
    this.listeners.tell();
  }

  /** Nobody is told any more. */
  close(): void {
    this.listeners.clear();
  }

  #say(standing: Standing | undefined): void {
    this.#said = standing;
    for (const stand of standing?.standing ?? []) {
      if (stand.until !== null) this.#ends.set(nameOf(stand), stand.until);
    }
    this.refresh();
  }
}
