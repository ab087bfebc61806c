import type { Call, CallOptions } from '../core/call.js';
import type { Send } from '../core/route.js';
import { settledCalls } from './settled.js';
import type { Visit, VisitAct } from './shape.js';

/** What a customer says of what they are shown in a store, and that they are there. */
export const inStoreCalls = (send: Send) => ({
  ...settledCalls(send),
  visits: {
    /** I am here now, at most four hours. The code opens what was granted to the counter, and no more; of a guest, nothing. */
    open: (act: VisitAct, options?: CallOptions): Call<Visit> =>
      send('openVisit', { body: act }, options),
  },
});
