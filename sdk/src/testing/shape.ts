import type { CatalogueImport } from '../contract/catalogue.js';
import type { HistoryEntry } from '../contract/record.js';
import type { Locale } from '../contract/vocabulary.js';
import type { Village } from '../client/village.js';
import type { Clock } from '../core/clock.js';
import type { Sighting } from '../core/hooks.js';
import type { Fetch } from '../core/settings.js';
import type { TokenSource } from '../core/token.js';
import type { FakeHouse } from './housework.js';
import type { Persona } from './persona.js';
import type { ClientName } from './token.js';

/** How a test wants its village. */
export interface FakeOptions {
  /** What time it is in the service. The platform's, if nothing is said. */
  readonly clock?: Clock;
  /** Decides ids and salts: the same seed, the same ids. */
  readonly seed?: number;
  /** Who uses the app. A newcomer, if nothing is said. */
  readonly persona?: Persona;
  /** The language of the other device, `act`. */
  readonly locale?: Locale;
  /** Another catalogue in place of the fake's small market. It is not checked. */
  readonly catalogue?: CatalogueImport;
}

/** What a test may look at. */
export interface FakeState {
  /** What the app asked, the first first: method and route, and nothing else. */
  readonly requests: readonly Sighting[];
  /** What was written down of the customer, the first first. */
  readonly lines: readonly HistoryEntry[];
  /** How many streams of changes are open. */
  readonly streams: number;
}

/** A service in memory. */
export interface FakeVillage {
  readonly fetch: Fetch;
  /** Tokens of the persona, for the app. */
  readonly token: TokenSource;
  /** Tokens of anybody: another adult, another customer, or the counter. */
  tokenOf(subject: string, client?: ClientName): TokenSource;
  /** Another device of the same customer. What it asks is not among `state.requests`. */
  readonly act: Village;
  readonly house: FakeHouse;
  readonly state: FakeState;
}
