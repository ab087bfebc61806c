import type { Call, CallOptions } from '../core/call.js';
import { type Paged, pagedOf } from '../core/paged.js';
import type { Send } from '../core/route.js';
import type { Settled, SettledAct } from './shape.js';

/** What a customer is done with, in this app and in no other. */
export const settledCalls = (send: Send) => ({
  settled: {
    /** What counts today, newest first. */
    list: (options?: CallOptions): Paged<Settled> => pagedOf(send('settled', {}, options)),
    /** Taken or later: not again for 14 days. Never: not again until it is taken back. */
    put: (item: string, act: SettledAct, options?: CallOptions): Call<Settled> =>
      send('putSettled', { params: { item }, body: act }, options),
    /** It may come again. What was not settled stays so. */
    remove: (item: string, options?: CallOptions): Call<undefined> =>
      send('removeSettled', { params: { item } }, options),
  },
});
