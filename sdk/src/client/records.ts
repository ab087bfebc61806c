import type { Call, CallOptions } from '../core/call.js';
import { type Paged, pagedOf } from '../core/paged.js';
import type { Send } from '../core/route.js';
import type { Disclosure, Held, HistoryEntry, Receipt, Stores } from './shape.js';

/** Where a list begins and how long its pages are. Default: at the newest, as the service likes. */
export interface Stretch {
  /** The `next` of an earlier page. */
  readonly after?: string;
  /** Items a page, at most 100. */
  readonly limit?: number;
}

/** What was done, by whom, and what was not shown. */
export const recordCalls = (send: Send) => ({
  history: {
    /** What I did, newest first. */
    list: (stretch: Stretch = {}, options?: CallOptions): Paged<HistoryEntry> => {
      const page = (after?: string) =>
        send('history', { query: queryOf({ ...stretch, after }) }, options);
      return pagedOf(page(stretch.after), page);
    },
  },
  disclosures: {
    /** Who read which fields, what for, on which permission. Never a value. */
    list: (stretch: Stretch = {}, options?: CallOptions): Paged<Disclosure> => {
      const page = (after?: string) =>
        send('disclosures', { query: queryOf({ ...stretch, after }) }, options);
      return pagedOf(page(stretch.after), page);
    },
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

const queryOf = ({ after, limit }: { after: string | undefined; limit?: number }) => ({
  after,
  limit: limit?.toString(),
});
