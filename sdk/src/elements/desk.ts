import type { Standing, Which, Wish, WishAct } from '../client/shape.js';
import type { Purpose } from '../contract/vocabulary.js';
import type { Row } from './rows.js';
import type { Scene } from './scene.js';
import type { DeskSentence } from './texts-desk.js';

/** A notice that is open: what it would give, and up to when. */
export interface Asking {
  readonly which: Which;
  /** For how many months, as it was chosen. */
  readonly months: number;
  /** The end that it had before, where it is about giving back what was taken. */
  readonly until: string | undefined;
}

/** All that can be done with permissions. */
export interface DeskActs {
  turn(row: Row): void;
  allow(asking: Asking): void;
  refuse(asking: Asking): void;
  choose(asking: Asking, months: number): void;
  takeAllBack(): void;
  pause(days: number): void;
  resume(): void;
  turnWish(purpose: string, wish: Wish | undefined): void;
  /** The answer: whether it is written down. */
  saveWish(purpose: Purpose, wish: WishAct): Promise<boolean>;
  openProof(key: string): void;
}

/** All that the permissions are drawn from. */
export interface Desk extends Scene<DeskSentence> {
  readonly standing: Standing;
  readonly rows: readonly Row[];
  /** The rows that stand in front. They stay there, so that nothing moves under a finger. */
  readonly front: ReadonlySet<string>;
  readonly asking: Asking | undefined;
  /** The permissions whose receipts are not here yet. */
  readonly waiting: ReadonlySet<string>;
  /** The permissions whose receipts are open. */
  readonly proofs: ReadonlySet<string>;
  /** How many acts of taking back are on their way. */
  readonly unsent: number;
  /** What can be asked for. */
  readonly purposes: readonly string[];
  /** Nothing: it is only looked at. */
  readonly on: DeskActs | undefined;
}
