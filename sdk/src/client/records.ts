import type { Call, CallOptions } from '../core/call.js';
import { type Page, type Paged, pagedOf } from '../core/paged.js';
import type { DisclosureQuery } from '../contract/record.js';
import type { Field } from '../contract/vocabulary.js';
import type { Send } from '../core/route.js';
import type { Disclosure, Held, MayStillHold, Receipt, Stores } from './shape.js';

/** Where a list begins and how long its pages are. Default: at the newest, as the service likes. */
export interface Stretch {
  /** The `next` of an earlier page. */
  readonly after?: string;
  /** Items a page, at most 100. */
  readonly limit?: number;
}

/** Whose uses, and of what. Default: all. */
export interface UsesAsk extends Stretch {
  readonly recipient?: string;
  readonly field?: Field;
}

/** What was done, by whom, and what was not shown. */
export const recordCalls = (send: Send) => ({
  /** What I did, newest first. */
  history: listedBy((query, options) => send('history', { query }, options)),
  disclosures: {
    /** Who read which fields, what for, on which permission, newest first. Never a value. */
    ...listedBy<Disclosure, UsesAsk>((query, options) => send('disclosures', { query }, options)),
    /** Of each recipient that may keep it and has not said that it is erased: the last use of each field. */
    mayStillHold: (options?: CallOptions): Paged<MayStillHold> =>
      pagedOf(send('stillHeld', {}, options)),
  },
  held: {
    /** What was not shown today, each with its one reason. */
    list: (options?: CallOptions): Paged<Held> => pagedOf(send('held', {}, options)),
  },
  receipts: {
    /** What I keep of an act, a line of mine or a use: once it is sealed it proves itself. */
    get: (id: string, options?: CallOptions): Call<Receipt> =>
      send('receipt', { params: { id } }, options),
  },
  stores: {
    /** The stores. Public: it goes without a token. */
    list: (options?: CallOptions): Call<Stores> => send('stores', {}, options),
  },
});

/** A list that goes on, stretch by stretch. */
const listedBy = <Item, Ask extends UsesAsk = Stretch>(
  ask: (query: DisclosureQuery, options?: CallOptions) => Call<Page<Item>>,
): { list(asked?: Ask, options?: CallOptions): Paged<Item> } => ({
  list({ after: first, limit, ...about }: UsesAsk = {}, options) {
    const page = (after?: string) => ask({ ...about, after, limit: limit?.toString() }, options);
    return pagedOf(page(first), page);
  },
});
