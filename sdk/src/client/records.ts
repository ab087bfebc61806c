import type { CallOptions } from '../core/call.js';
import { pagedOf } from '../core/paged.js';
import type { Send } from '../core/route.js';

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
    list: (stretch: Stretch = {}, options?: CallOptions) => {
      const page = (after?: string) =>
        send('history', { query: queryOf({ ...stretch, after }) }, options);
      return pagedOf(page(stretch.after), page);
    },
  },
  disclosures: {
    /** Who read which fields, what for, on which permission. Never a value. */
    list: (stretch: Stretch = {}, options?: CallOptions) => {
      const page = (after?: string) =>
        send('disclosures', { query: queryOf({ ...stretch, after }) }, options);
      return pagedOf(page(stretch.after), page);
    },
  },
  held: {
    /** What was not shown today, each with its one reason. */
    list: (options?: CallOptions) => pagedOf(send('held', {}, options)),
  },
  stores: {
    /** The stores. Public: it goes without a token. */
    list: (options?: CallOptions) => send('stores', {}, options),
  },
});

const queryOf = ({ after, limit }: { after: string | undefined; limit?: number }) => ({
  after,
  limit: limit?.toString(),
});
