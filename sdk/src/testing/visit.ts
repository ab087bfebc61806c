import type { Eaters } from '../contract/suggest.js';
import type { Purpose, Screen } from '../contract/vocabulary.js';

/** This customer, this store, now. */
export interface Visit {
  readonly store: string;
  /** The day in the store's zone. */
  readonly date: string;
  readonly purposes: readonly Purpose[];
  readonly limit: number;
  readonly screen: Screen;
  readonly eaters?: Eaters | undefined;
  readonly among?: readonly string[] | undefined;
  readonly locale: string;
  readonly recipient: string;
}
