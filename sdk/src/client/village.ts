import type { Call, CallOptions } from '../core/call.js';
import type { AnyRoute, PartsOf, ReplyOf } from '../core/route.js';
import { checked } from '../core/settings.js';
import { byName } from './carrying.js';
import { consentCalls } from './consent.js';
import { inStoreCalls } from './in-store.js';
import type { VillageOptions } from './options.js';
import { profileCalls } from './profile.js';
import { recordCalls } from './records.js';
import { rightsCalls } from './rights.js';
import { suggestionCalls } from './suggestions.js';
import { partsOf } from './wiring.js';

/** The village as one customer's app sees it. */
export interface Village
  extends
    ReturnType<typeof consentCalls>,
    ReturnType<typeof profileCalls>,
    ReturnType<typeof suggestionCalls>,
    ReturnType<typeof inStoreCalls>,
    ReturnType<typeof recordCalls>,
    ReturnType<typeof rightsCalls> {
  /** Any route of the contract's table. */
  call<Route extends AnyRoute>(
    route: Route,
    parts: PartsOf<Route>,
    options?: CallOptions,
  ): Call<ReplyOf<Route>>;
  /** Ends everything under way and leaves nothing behind. */
  close(): void;
}

/**
 * A client for one customer. It sends nothing until it is called, and talks to `baseUrl` alone.
 *
 * @example
 * const village = createVillage({ baseUrl: 'https://village.brandt.example', token, device: 'personal' });
 * const { items } = await village.suggestions.list({ store: 'brandt/mutzenhausen', purposes: ['recipes'] });
 */
export function createVillage(options: VillageOptions): Village {
  const device = checked('device', options.device, isDevice, 'must be `personal` or `shared`');
  const { known, screen, takingBack, carry, close } = partsOf(options);
  const send = byName(carry);
  return {
    ...consentCalls(send, known, takingBack),
    ...profileCalls(send),
    ...suggestionCalls(send, screen, device),
    ...inStoreCalls(send),
    ...recordCalls(send),
    ...rightsCalls(send, known),
    call: carry,
    close,
  };
}

const isDevice = (word: string): boolean => ['personal', 'shared'].includes(word);
