import type { SuggestQuery } from '../contract/suggest.js';
import type { Screen } from '../contract/vocabulary.js';
import type { Call, CallOptions } from '../core/call.js';
import type { Send } from '../core/route.js';
import type { Given } from '../core/word.js';
import type { Screen as OnScreen, Shown } from './screen.js';
import type { SuggestAsk, Suggestions } from './shape.js';

/** `personal`: its customer's own. `shared`: a kiosk, a till, a counter. */
export type Device = 'personal' | 'shared';

/** The main job: what helps right now, in this store. */
export const suggestionCalls = (send: Send, screen: OnScreen, device: Device) => ({
  suggestions: {
    /** At most `limit` items, each with its reasons. What guests cannot eat stands in no address. */
    list: (ask: SuggestAsk, options?: CallOptions): Call<Suggestions> => {
      const asked = onDevice(device, ask);
      const call: Call<Suggestions> =
        asked.eaters?.guests === undefined
          ? send('suggestions', { query: queryOf(asked) }, options)
          : send('suggestionsWith', { body: asked }, options);
      return screen.hear(ask, call);
    },
    /** What was answered last, with its time, to this ask or to any. `undefined`: nothing is shown. */
    snapshot: (ask?: SuggestAsk): Shown | undefined => screen.snapshot(ask),
    /** Tells in the same tick when the snapshot changes. The answer ends it. */
    subscribe: (listener: () => void): (() => void) => screen.listeners.add(listener),
  },
});

/** A shared device never asks as if only its customer could see the answer. */
function onDevice(device: Device, ask: SuggestAsk): SuggestAsk {
  const shared: Screen = 'shared';
  return device === 'shared' ? { ...ask, screen: shared } : ask;
}

/** The address that spells an ask. Always in this order: equal asks are equal bytes. */
const queryOf = ({
  store,
  purposes,
  limit,
  among,
  screen,
  eaters,
}: SuggestAsk): Given<SuggestQuery> => ({
  store,
  purposes: purposes.join(','),
  limit: limit?.toString(),
  among: among?.join(','),
  screen,
  eaters: eaters?.members?.join(','),
});
