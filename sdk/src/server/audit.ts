import { housePaths as paths } from '../contract/all-paths.js';
import type * as contracted from '../contract/exports.js';
import type * as questions from '../contract/questions.js';
import type { Call, CallOptions } from '../core/call.js';
import type { Transport } from '../core/transport.js';
import type { Answer, Given } from '../core/word.js';
import { type AuditRequests, requestsOver } from './requests.js';

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

/** The desk of the data-protection officer. */
export interface Audit {
  /** The closed list of what can be asked. */
  questions(options?: CallOptions): Call<QuestionList>;
  /** Answers one of them. Send the same again with `page`, the `next` of the answer before. */
  answer(ask: Given<questions.AnswerAsk>, options?: CallOptions): Call<AuditAnswer>;
  readonly exports: AuditExports;
  readonly requests: AuditRequests;
}

/** The desk, over a connection. */
export const auditOver = (transport: Transport): Audit => ({
  questions: (options) => transport.send(paths.questions, {}, options),
  answer: (ask, options) => transport.send(paths.answer, { body: ask }, options),
  exports: exportsOver(transport),
  requests: requestsOver(transport),
});

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
