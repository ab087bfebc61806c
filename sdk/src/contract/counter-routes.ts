import * as z from 'zod/mini';
import { allPaths as paths } from './all-paths.js';
import { Export, ExportAct, ExportArchive } from './exports.js';
import { lookRoutes } from './look-routes.js';
import { LastNight } from './nights.js';
import { Answer, AnswerAsk, QuestionList } from './questions.js';
import { quarantineRoutes } from './quarantine-routes.js';
import { recipientRoutes } from './recipient-routes.js';
import { Uuid } from './shape.js';
import { CounterId, CounterView, Visit, VisitAct, VisitCode } from './visit.js';

const byId = z.strictObject({ id: Uuid });
const byVisit = z.strictObject({ counter: CounterId, visit: VisitCode });

/** What is asked across a counter, by recipients, and at the desk of the data-protection officer. */
export const counterRoutes = {
  openVisit: {
    ...paths.openVisit,
    body: VisitAct,
    reply: Visit,
    refusals: ['unknown-store', 'unknown-recipient'],
  },
  counterView: {
    ...paths.counterView,
    params: byVisit,
    reply: CounterView,
    refusals: ['not-found'],
  },
  ...recipientRoutes,
  ...lookRoutes,
  questions: { ...paths.questions, reply: QuestionList, refusals: [] },
  answer: { ...paths.answer, body: AnswerAsk, reply: Answer, refusals: ['not-ready'] },
  lastNight: { ...paths.lastNight, reply: LastNight, refusals: [] },
  createExport: {
    ...paths.createExport,
    body: ExportAct,
    reply: Export,
    status: 202,
    refusals: ['not-ready'],
  },
  getExport: { ...paths.getExport, params: byId, reply: Export, refusals: ['not-found'] },
  exportArchive: {
    ...paths.exportArchive,
    params: byId,
    reply: ExportArchive,
    media: 'application/zip',
    says: 'A ZIP. Unpacked, `verify.mjs` checks it without the service. Every fetch is written down.',
    refusals: ['not-found', 'not-ready'],
  },
  cancelExport: { ...paths.cancelExport, params: byId, reply: Export, refusals: ['not-found'] },
  ...quarantineRoutes,
} as const;
