import { type Path, paths } from '../contract/paths.js';
import type { Call, SendOptions } from '../core/call.js';
import type { Parts } from '../core/request.js';
import type { Send } from '../core/route.js';
import { type ClientOptions, settingsFrom } from '../core/settings.js';
import { Kept, type TextStorage } from '../core/storage.js';
import { Transport } from '../core/transport.js';
import { Known } from './known.js';
import { Outbox } from './outbox.js';
import type { Device } from './suggestions.js';
import { TakingBack } from './taking-back.js';
import { inTurn } from './turn.js';

/** What a customer's app tells its client. */
export interface VillageOptions extends ClientOptions {
  /** On a shared device suggestions are asked as for everybody who may look, and nothing is kept. */
  readonly device: Device;
  /** Where withdrawals wait for a connection. Default: `localStorage` in a page, else memory. */
  readonly storage?: TextStorage;
}

/** What the calls of one client share. */
export function partsOf({ storage, ...options }: VillageOptions, device: Device) {
  const settings = settingsFrom(options);
  const transport = new Transport(settings, (subject) => takingBack.see(subject));
  const raw: Send = (name, parts, callOptions) => transport.send(paths[name], parts, callOptions);
  const kept = device === 'personal' ? new Kept(`village ${settings.baseUrl}`, storage) : undefined;
  const ask = () => raw('permissions', {});
  const known: Known = new Known(settings.clock, ask, () => takingBack.pending);
  const outbox = new Outbox(kept);
  const takingBack = new TakingBack({ send: raw, outbox, known, settings, device });
  const carry = <Value>(path: Path, parts: Parts, callOptions?: SendOptions): Call<Value> =>
    inTurn(takingBack, path, callOptions?.signal, () => transport.send(path, parts, callOptions));
  return { transport, known, takingBack, carry };
}
