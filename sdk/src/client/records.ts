import type { Call, CallOptions } from '../core/call.js';
import { type Page, type Paged, pagedOf } from '../core/paged.js';
import type { PageQuery } from '../contract/record.js';
import type { Send } from '../core/route.js';
import type { Held, Receipt, Stores } from './shape.js';

/** Where a list begins and how long its pages are. Default: at the newest, as the service likes. */
export interface Stretch {
  /** The `next` of an earlier page. */
  readonly after?: string;
  /** Items a page, at most 100. */
  readonly limit?: number;
}

/** What was done, by whom, and what was not shown. */
export const recordCalls = (send: Send) => ({
  /** What I did, newest first. */
  history: listedBy((query, options) => send('history', { query }, options)),
  /** Who read which fields, what for, on which permission, newest first. Never a value. */
  disclosures: listedBy((query, options) => send('disclosures', { query }, options)),
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
const listedBy = <Item>(
  ask: (query: PageQuery, options?: CallOptions) => Call<Page<Item>>,
): { list(stretch?: Stretch, options?: CallOptions): Paged<Item> } => ({
  list(stretch = {}, options) {
    const page = (after?: string) => ask({ after, limit: stretch.limit?.toString() }, options);
    return pagedOf(page(stretch.after), page);
  },
});
