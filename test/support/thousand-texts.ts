import type { Which } from '@village-butcher/sdk/contract';

/** A text that was on screen. */
export interface Text {
  readonly id: string;
  readonly version: number;
  readonly locale: string;
  readonly sha256: string;
}

/** A text, when it was published, the hash of what is kept of it, and what it lists. */
export interface Kept extends Text {
  readonly at: string;
  readonly kept: string | null;
  /** The hash of the words on each control. */
  readonly labels: ReadonlyMap<string, string>;
  /** What it is about; `null`: it does not say. */
  readonly uses: readonly Which[] | null;
}

/** Whom one can share with, as the register has them. */
export interface Party {
  readonly name: string;
  readonly role?: string;
  readonly country?: string;
  readonly keepsDays?: number;
}
