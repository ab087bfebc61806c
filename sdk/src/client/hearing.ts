import type { Clock } from '../core/clock.js';
import type { Sight } from '../core/page.js';
import type { Random } from '../core/random.js';
import type { Carry } from '../core/transport.js';

/** What hearing of changes takes, and whom it tells. */
export interface Ears {
  readonly clock: Clock;
  readonly random: Random;
  readonly send: Carry;
  /** Asks where the customer stands, unless what is known has this tag. */
  permissions(tag?: string): void;
  /** What was suggested may be out of date. */
  suggestions(): void;
}

/** Hears of changes for as long as somebody listens and looks. */
export interface Hearing {
  /** So many listen now. Nothing is opened before there is one. */
  listeners(count: number): void;
  /** What becomes of the page. */
  see(sight: Sight): void;
  /** It is about another customer from now on. */
  restart(): void;
  close(): void;
}

/** A way to hear of what changes elsewhere. */
export type Changes = (ears: Ears) => Hearing;
