import type { Call, CallOptions } from '../core/call.js';
import type { Send } from '../core/route.js';
import type { Known } from './known.js';
import type { Erasure, OwnFile } from './shape.js';

/** What a customer may ask of whoever keeps something of theirs. */
export const rightsCalls = (send: Send, known: Known) => ({
  rights: {
    /** Everything that is kept of me, as one file, within a minute. What I told stands in `portable`. */
    export: (options?: CallOptions): Call<OwnFile> =>
      send('export', {}, { timeoutMs: 6e4, deadlineMs: 6e4, ...options }),
    /** What is kept, whether it is about to go, and what would be left. */
    erasure: (options?: CallOptions): Call<Erasure> => send('erasure', {}, options),
    /**
     * Everything goes. Nothing is used from now on; it is gone after a day, or at once with a token
     * of somebody who has just signed in anew. It counts on this device at once, and what does not
     * arrive is tried until it does, as a withdrawal is.
     */
    erase: (options?: CallOptions): Call<Erasure> => send('erase', {}, options),
    /** I stay after all: everything is as it was. Only while the erasure waits. */
    undoErasure: (options?: CallOptions): Call<Erasure> =>
      known.askAfter(send('undoErasure', {}, options)),
  },
});
