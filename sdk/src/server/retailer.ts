import type { CatalogueImport } from '../contract/catalogue.js';
import { paths } from '../contract/paths.js';
import type { CallOptions } from '../core/call.js';
import { ConfigurationError } from '../core/error.js';
import type { Send } from '../core/route.js';
import { type ClientOptions, type Limits, settingsFrom } from '../core/settings.js';
import { Transport } from '../core/transport.js';
import type { Given } from '../core/word.js';

/** A catalogue is big, and reading it takes its time. */
const LIMITS: Limits = { timeoutMs: 60_000, deadlineMs: 300_000, retries: 2 };

/** The service as a retailer's backend sees it. */
export type Retailer = ReturnType<typeof createRetailer>;

/** A client for a retailer's backend. A retailer's token has no place in a browser. */
export function createRetailer(options: ClientOptions) {
  if ('document' in globalThis) throw new ConfigurationError('createRetailer', 'needs a backend');
  const transport = new Transport(settingsFrom(options, LIMITS));
  const send: Send = (name, parts, callOptions) => transport.send(paths[name], parts, callOptions);
  return {
    imports: {
      /** Replaces the whole catalogue, all or nothing. */
      create: (document: Given<CatalogueImport>, callOptions?: CallOptions) =>
        send('createImport', { body: document }, callOptions),
    },
    /** Ends everything under way and leaves nothing behind. */
    close: () => transport.close(),
  };
}
