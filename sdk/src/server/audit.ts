import { housePaths as paths } from '../contract/all-paths.js';
import type * as contracted from '../contract/exports.js';
import type * as looked from '../contract/looks.js';
import type * as nights from '../contract/nights.js';
import type * as held from '../contract/quarantine.js';
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

/** A cohort that is held, and how far it is. */
export type AuditQuarantine = Answer<held.Quarantine>;

/** Cohorts of permissions that are not used any more. The token needs the scope `audit:quarantine`. */
export interface AuditQuarantines {
  /** Holds what was given on one version of a notice in some time. It counts at once. */
  open(act: Given<held.QuarantineAct>, options?: CallOptions): Call<AuditQuarantine>;
  /** Says that it may end. Once a second person says so, it does. */
  lift(id: string, options?: CallOptions): Call<AuditQuarantine>;
  /** All of them, the newest first. */
  list(options?: CallOptions): Call<Answer<held.QuarantineList>>;
}

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

/** A request to name the customers of one answer, and how far it is. */
export type AuditNaming = Answer<looked.Naming>;

/**
 * Answers that name customers, in three steps by two people. All of it needs a token with the scope
 * `audit:identify`, and each step but the list one of somebody who has just signed in anew.
 */
export interface AuditNamings {
  /** Asks, for a reason and with the number of a case. Somebody else has a day to decide. */
  create(act: Given<looked.NamingAct>, options?: CallOptions): Call<AuditNaming>;
  /** The requests of the last days. */
  list(options?: CallOptions): Call<Answer<looked.NamingList>>;
  /** Approves or refuses what somebody else asked, or takes back what one asked oneself. */
  end(id: string, says: looked.NamingEnd['says'], options?: CallOptions): Call<AuditNaming>;
  /** Reads what was approved, for eight hours. Each customer in it sees that it was read. */
  read(id: string, page?: string, options?: CallOptions): Call<AuditAnswer>;
}

/** The desk of the data-protection officer. */
export interface Audit {
  /** The closed list of what can be asked. */
  questions(options?: CallOptions): Call<QuestionList>;
  /** Answers one of them. Send the same again with `page`, the `next` of the answer before. */
  answer(ask: Given<questions.AnswerAsk>, options?: CallOptions): Call<AuditAnswer>;
  /** What the last night found: how many incidents of each question that has any. */
  lastNight(options?: CallOptions): Call<Answer<nights.LastNight>>;
  readonly exports: AuditExports;
  readonly quarantines: AuditQuarantines;
  readonly namings: AuditNamings;
  readonly requests: AuditRequests;
}

/** The desk, over a connection. */
export const auditOver = (transport: Transport): Audit => ({
  questions: (options) => transport.send(paths.questions, {}, options),
  answer: (ask, options) => transport.send(paths.answer, { body: ask }, options),
  lastNight: (options) => transport.send(paths.lastNight, {}, options),
  exports: exportsOver(transport),
  quarantines: {
    open: (act, options) => transport.send(paths.openQuarantine, { body: act }, options),
    lift: (id, options) => transport.send(paths.liftQuarantine, { params: { id } }, options),
    list: (options) => transport.send(paths.quarantines, {}, options),
  },
  namings: namingsOver(transport),
  requests: requestsOver(transport),
});

const namingsOver = (transport: Transport): AuditNamings => ({
  create: (body, options) => transport.send(paths.createNaming, { body }, options),
  list: (options) => transport.send(paths.namings, {}, options),
  end: (id, says, options) =>
    transport.send(paths.endNaming, { params: { id }, body: { says } }, options),
  read: (id, page, options) =>
    transport.send(paths.readNaming, { params: { id }, body: page ? { page } : {} }, options),
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
