import type * as contract from '../contract/catalogue.js';
import { paths } from '../contract/paths.js';
import type { Call, CallOptions } from '../core/call.js';
import { ConfigurationError } from '../core/error.js';
import { type ClientOptions, type Limits, settingsFrom } from '../core/settings.js';
import { Transport } from '../core/transport.js';
import type { Answer, Given } from '../core/word.js';

/** A catalogue is big, and reading it takes its time. */
const LIMITS: Limits = { timeoutMs: 60_000, deadlineMs: 300_000, retries: 2 };

/** What the service made of a catalogue. */
export type ImportReport = Answer<contract.ImportReport>;

/** The service as a retailer's backend sees it. */
export interface Retailer {
  readonly imports: {
    /** Replaces the whole catalogue, all or nothing. */
    create(document: Given<contract.CatalogueImport>, options?: CallOptions): Call<ImportReport>;
  };
  /** Ends everything under way and leaves nothing behind. */
  close(): void;
}

/** A client for a retailer's backend. A retailer's token has no place in a browser. */
export function createRetailer(options: ClientOptions): Retailer {
  if ('document' in globalThis) throw new ConfigurationError('createRetailer', 'needs a backend');
  const transport = new Transport(settingsFrom(options, LIMITS));
  return {
    imports: {
      create: (document, callOptions) =>
        transport.send(paths.createImport, { body: document }, callOptions),
    },
    close: () => transport.close(),
  };
}
