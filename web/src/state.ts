import type { Erasure, Profile, Settled } from '@village-butcher/sdk';
import type { RightsRequest } from '@village-butcher/sdk/rights';
import type { Locale } from '@village-butcher/sdk/contract';
import type { Draft } from './draft.js';
import type { Keys } from './keys.js';
import type { Shared } from './restricted.js';
import type { Lookers } from './lookers.js';

/** What the page itself asks the service for. The elements ask for the rest. */
export interface Seen {
  readonly told: Partial<Profile>;
  readonly settled: readonly Settled[];
  /** Whether everything is about to go, and what that would leave. */
  readonly erasure: Erasure;
  /** Who looked at them by name, and who tried to read what they may not. */
  readonly lookers: Lookers;
  /** Until when nothing is used; `null`: it is. */
  readonly pausedUntil: string | null;
  /** The purposes that are wished for, or that somebody may read for. */
  readonly coming: readonly string[];
  /** What somebody may read, field by field. */
  readonly shared: readonly Shared[];
  /** What was asked for formally, the newest first. */
  readonly requests: readonly RightsRequest[];
}

/** What becomes of the file with everything about a customer. */
export type OwnFileState = 'none' | 'making' | 'failed';

/** A customer is at home. */
export interface Home {
  readonly at: 'home';
  readonly locale: Locale;
  readonly name: string;
  /** Nothing yet: it is on its way. */
  readonly seen: Seen | null;
  /** What a calendar file came to, until it is sent. */
  readonly draft: Draft | null;
  readonly file: OwnFileState;
  /** By which key receipts are checked here. */
  readonly keys: Keys;
}

/** What the page shows. */
export type State =
  | Home
  | { readonly at: 'door'; readonly locale: Locale; readonly why: 'no-code' | 'refused' }
  | { readonly at: 'waiting'; readonly locale: Locale }
  | { readonly at: 'cut-off'; readonly locale: Locale };
