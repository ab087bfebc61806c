import type * as contract from '../contract/catalogue.js';
import type * as explain from '../contract/explain.js';
import type * as rows from '../contract/import.js';
import { housePaths as paths } from '../contract/all-paths.js';
import type { Allergen } from '../contract/vocabulary.js';
import type { Call, CallOptions } from '../core/call.js';
import { ConfigurationError } from '../core/error.js';
import { type ClientOptions, type Limits, settingsFrom } from '../core/settings.js';
import { Transport } from '../core/transport.js';
import type { Answer, Given } from '../core/word.js';
import { auditOver, type Audit } from './audit.js';
import { notificationsOver, type Notifications } from './notifications.js';

/** A catalogue is big, and reading it takes its time. */
const LIMITS: Limits = { timeoutMs: 60_000, deadlineMs: 300_000, retries: 2 };

/** What the service made of a catalogue. */
export type ImportReport = Answer<contract.ImportReport>;

/** What the service understood of rows, one by one. */
export type RowsReport = Answer<rows.RowsReport>;

/** What the service made of stock and offers. */
export type StockReport = Answer<rows.StockReport>;

/** What a made-up customer would get, and why. */
export type Explanation = Answer<explain.Explanation>;

/** A claim as the service keeps it. */
export type Claimed = Answer<rows.Claimed>;

/** The service as a retailer's backend sees it. */
export interface Retailer {
  readonly imports: {
    /** Replaces the whole catalogue, all or nothing. */
    create(document: Given<contract.CatalogueImport>, options?: CallOptions): Call<ImportReport>;
    /** Adds or replaces recipes: schema.org JSON-LD, or a page with it. */
    recipes(sent: Given<rows.RecipesImport>, options?: CallOptions): Call<RowsReport>;
    /** Adds or replaces products: a table, rows, or Open Food Facts. */
    products(sent: Given<rows.ProductsImport>, options?: CallOptions): Call<RowsReport>;
    /** What stores have now, row by row, and all that is on offer there. */
    stock(sent: Given<rows.StockImport>, options?: CallOptions): Call<StockReport>;
  };
  readonly claims: {
    /** Somebody looked: this allergen is in this product, or it is not. */
    put(about: About, act: Given<rows.ClaimAct>, options?: CallOptions): Call<Claimed>;
    /** Takes back what was said. */
    remove(about: About, options?: CallOptions): Call<undefined>;
  };
  readonly suggestions: {
    /** What a made-up customer would get: every gate, every term. Nothing of it is kept. */
    explain(ask: Given<explain.ExplainAsk>, options?: CallOptions): Call<Explanation>;
  };
  /** For the desk of the data-protection officer: its client has the role `dpo`, and a token of its own. */
  readonly audit: Audit;
  /** For a recipient's own system: its client has the role `recipient`, and a token of its own. */
  readonly notifications: Notifications;
  /** Ends everything under way and leaves nothing behind. */
  close(): void;
}

/** Which product, and which of the 14 in it. */
export interface About {
  readonly product: string;
  readonly allergen: Allergen;
}

/** A client for a retailer's backend. A retailer's token has no place in a browser. */
export function createRetailer(options: ClientOptions): Retailer {
  if ('document' in globalThis) throw new ConfigurationError('createRetailer', 'needs a backend');
  const transport = new Transport(settingsFrom(options, LIMITS));
  return {
    imports: {
      create: (document, callOptions) =>
        transport.send(paths.createImport, { body: document }, callOptions),
      recipes: (sent, callOptions) =>
        transport.send(paths.importRecipes, { body: sent }, callOptions),
      products: (sent, callOptions) =>
        transport.send(paths.importProducts, { body: sent }, callOptions),
      stock: (sent, callOptions) => transport.send(paths.importStock, { body: sent }, callOptions),
    },
    claims: {
      put: (about, act, callOptions) =>
        transport.send(paths.putClaim, { params: { ...about }, body: act }, callOptions),
      remove: (about, callOptions) =>
        transport.send(paths.removeClaim, { params: { ...about } }, callOptions),
    },
    suggestions: {
      explain: (ask, callOptions) => transport.send(paths.explain, { body: ask }, callOptions),
    },
    audit: auditOver(transport),
    notifications: notificationsOver(transport),
    close: () => transport.close(),
  };
}
