import type { Disclosure } from '../contract/record.js';
import type { RightsRequest } from '../contract/requests.js';
import type { Held, Settled } from '../contract/suggest.js';
import type { WishAct, Which } from '../contract/consent.js';
import type { Purpose, Verdict } from '../contract/vocabulary.js';
import type { Random } from '../core/random.js';
import { Chain, type ActLine, type Line } from './chain.js';
import type { ConsentEvent } from './events.js';
import { Telling } from './telling.js';

/** The last word on one permission, and the line that says it. */
export interface Word extends Which {
  readonly says: 'granted' | 'withdrawn';
  readonly until: string | null;
  readonly line: string;
  /** Until when its customer restricted it by name. */
  readonly pausedUntil?: string;
}

/** An act as it was asked for, and what it added. */
export interface Done {
  readonly request: string;
  readonly lines: readonly ActLine[];
}

/** One answer that held something back, and what it was derived from. */
export interface HeldRow {
  readonly at: number;
  readonly goneAt: number;
  readonly rests: readonly (Which & { readonly line: string })[];
  readonly items: readonly Omit<Held, 'at'>[];
}

/** All that the fake keeps of one customer. */
export class Person {
  readonly chain: Chain;
  readonly telling = new Telling();
  readonly wishes = new Map<Purpose, WishAct>();
  readonly settled = new Map<string, { readonly recipient: string; readonly said: Settled }>();
  readonly acts = new Map<string, Done>();
  readonly uses: { readonly disclosure: Disclosure; readonly written: Line }[] = [];
  readonly #words = new Map<string, Word>();
  readonly #taken = new Map<string, number>();
  /** What they asked for formally, the newest first. */
  requests: readonly { readonly act: string; readonly request: RightsRequest }[] = [];
  held: readonly HeldRow[] = [];
  pausedUntil: string | null = null;
  /** Since an erasure was asked for: when it is due, and what pause stood before. */
  leaving: { readonly dueAt: number; readonly pausedUntil: string | null } | null = null;

  constructor(random: Random) {
    this.chain = new Chain(random);
  }

  /** The last word on every permission: by recipient, purpose and field. */
  get words(): readonly Word[] {
    return [...this.#words].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, word]) => word);
  }

  wordOn(which: Which): Word | undefined {
    return this.#words.get(keyOf(which));
  }

  /** Whether a permission may be used now. The first reason against it counts. */
  verdictOn(which: Which, now: number): Verdict {
    const word = this.wordOn(which);
    if (!word) return 'never-granted';
    if (word.says === 'withdrawn') return 'withdrawn';
    if (!isAhead(word.until, now)) return 'expired';
    if (isAhead(this.pausedUntil, now) || isAhead(word.pausedUntil ?? null, now)) return 'paused';
    return this.telling.isPending(which.field) ? 'pending' : 'granted';
  }

  /** Writes down what an act did, and brings what stands up to it. */
  record(act: string, events: readonly ConsentEvent[], now: number): readonly ActLine[] {
    const lines = this.chain.append(act, events, now);
    for (const { event, line, seq } of lines) this.#take(event, line, seq);
    return lines;
  }

  /** The line that last took back any of these; -1: none did. */
  lastTaken(permissions: readonly Which[]): number {
    return Math.max(-1, ...permissions.map((one) => this.#taken.get(keyOf(one)) ?? -1));
  }

  /** The line stays that of the giving. */
  #restrict(permissions: readonly Which[], until?: string): void {
    for (const which of permissions) {
      const { pausedUntil: _, ...word } = this.wordOn(which)!;
      this.#words.set(keyOf(which), until === undefined ? word : { ...word, pausedUntil: until });
    }
  }

  #take(event: ConsentEvent, line: string, seq: number): void {
    if (event.type === 'granted')
      for (const one of event.permissions) {
        this.#words.set(keyOf(one), { ...one, says: 'granted', line });
      }
    if (event.type === 'withdrawn')
      for (const one of event.permissions) {
        this.#words.set(keyOf(one), { ...one, says: 'withdrawn', until: null, line });
        this.#taken.set(keyOf(one), seq);
      }
    if (event.type === 'restricted') this.#restrict(event.permissions, event.until);
    if (event.type === 'lifted') this.#restrict(event.permissions);
    if (event.type === 'paused') this.pausedUntil = event.until;
    if (event.type === 'resumed') this.pausedUntil = null;
    if (event.type === 'wished') this.wishes.set(event.purpose, event.wish);
    if (event.type === 'unwished') this.wishes.delete(event.purpose);
  }
}

/** Whether a moment is still to come. */
export const isAhead = (moment: string | null, now: number): boolean =>
  moment !== null && Date.parse(moment) > now;

const keyOf = ({ recipient, purpose, field }: Which): string => `${recipient} ${purpose} ${field}`;
