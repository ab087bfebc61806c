import type * as contract from '../contract/catalogue.js';
import type * as explain from '../contract/explain.js';
import type * as rows from '../contract/import.js';
import { housePaths as paths } from '../contract/all-paths.js';
import type * as contracted from '../contract/exports.js';
import type * as questions from '../contract/questions.js';
import type { Allergen } from '../contract/vocabulary.js';
import type { Call, CallOptions } from '../core/call.js';
import { ConfigurationError } from '../core/error.js';
import { type ClientOptions, type Limits, settingsFrom } from '../core/settings.js';
import { Transport } from '../core/transport.js';
import type { Answer, Given } from '../core/word.js';

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

/** What a data-protection officer can ask. */
export type QuestionList = Answer<questions.QuestionList>;

/** An answer with its two clocks, and the size of the log that it stands on. */
export type AuditAnswer = Answer<questions.Answer>;

/** An export, and how far it is. */
export type AuditExport = Answer<contracted.Export>;

/** Whole answers as files, signed, with the log that they stand in. */
export interface AuditExports {
  /** Begins one. It stands at one place of the log from then on. */
  create(act: Given<contracted.ExportAct>, options?: CallOptions): Call<AuditExport>;
  /** How far it is. Once it says `ready`, there is an archive. */
  get(id: string, options?: CallOptions): Call<AuditExport>;
  /** Writes its archive, a ZIP, into a stream. It is sent once and never tried again. */
  archive(id: string, into: WritableStream<Uint8Array>, options?: CallOptions): Call<undefined>;
  /** Ends it, wherever it is, and takes its files away. */
  cancel(id: string, options?: CallOptions): Call<AuditExport>;
}

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
  readonly audit: {
    /** The closed list of what can be asked. */
    questions(options?: CallOptions): Call<QuestionList>;
    /** Answers one of them. Send the same again with `page`, the `next` of the answer before. */
    answer(ask: Given<questions.AnswerAsk>, options?: CallOptions): Call<AuditAnswer>;
    readonly exports: AuditExports;
  };
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
    audit: {
      questions: (callOptions) => transport.send(paths.questions, {}, callOptions),
      answer: (ask, callOptions) => transport.send(paths.answer, { body: ask }, callOptions),
      exports: exportsOver(transport),
    },
    close: () => transport.close(),
  };
}

/** However long it is: what ends it is whoever does not want it any more. */
const DOWNLOAD: CallOptions = { timeoutMs: 2 ** 31 - 1, deadlineMs: 2 ** 31 - 1, retries: 0 };

function exportsOver(transport: Transport): AuditExports {
  return {
    create: (act, options) => transport.send(paths.createExport, { body: act }, options),
    get: (id, options) => transport.send(paths.getExport, { params: { id } }, options),
    archive(id, into, options) {
      const read = async ({ body }: Response): Promise<string> => {
        await body?.pipeTo(into);
        return '';
      };
      const headers = { Accept: 'application/zip, application/problem+json' };
      const all = { ...DOWNLOAD, ...options, headers, read };
      return transport.send(paths.exportArchive, { params: { id } }, all);
    },
    cancel: (id, options) => transport.send(paths.cancelExport, { params: { id } }, options),
  };
}
