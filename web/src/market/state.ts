import type { Stores, Visit } from '@village-butcher/sdk';
import type { Locale } from '@village-butcher/sdk/contract';

/** A store, as one chooses it. */
export type Store = Stores['items'][number];

/** Who stands in the market: somebody who has signed in, or anybody. */
export type Visitor = 'customer' | 'guest';

/** Somebody is in a store. */
export interface Inside {
  readonly at: 'store';
  readonly locale: Locale;
  readonly store: Store;
  readonly as: Visitor;
  /** The code to show at a counter, once it was asked for. */
  readonly visit: Visit | null;
}

/** What the page shows. */
export type State =
  | Inside
  | { readonly at: 'stores'; readonly locale: Locale; readonly stores: readonly Store[] }
  | { readonly at: 'waiting'; readonly locale: Locale }
  | { readonly at: 'cut-off'; readonly locale: Locale };

const KEPT = 'village-store';

/** Where one was said to be: in the address, or the last time in this tab. */
export const storeAtFirst = (): string | null =>
  new URLSearchParams(location.search).get('store') ?? sessionStorage.getItem(KEPT);

/** Keeps where one is, for as long as the tab is open. */
export const keepStore = (id: string): void => sessionStorage.setItem(KEPT, id);
