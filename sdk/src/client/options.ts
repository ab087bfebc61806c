import type { Channel, TextStorage } from '../core/page.js';
import type { ClientOptions } from '../core/settings.js';
import type { Changes } from './hearing.js';
import type { Device } from './suggestions.js';

/** What a customer's app tells its client. */
export interface VillageOptions extends ClientOptions {
  /** On a shared device suggestions are asked as for everybody who may look, and nothing is kept. */
  readonly device: Device;
  /** Where withdrawals wait for a connection. Default: `localStorage` in a page, else memory. */
  readonly storage?: TextStorage;
  /** How changes elsewhere are heard of: see `./changes`. Default: not at all. */
  readonly changes?: Changes;
  /** How tabs hear of each other. Default: `BroadcastChannel` in a page. */
  readonly channel?: (name: string) => Channel;
}
