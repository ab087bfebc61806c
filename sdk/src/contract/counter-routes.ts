import * as z from 'zod/mini';
import { allPaths as paths } from './all-paths.js';
import { Answer, AnswerAsk, QuestionList } from './questions.js';
import { CounterId, CounterView, Visit, VisitAct, VisitCode } from './visit.js';

const byVisit = z.strictObject({ counter: CounterId, visit: VisitCode });

/** What is asked across a counter, and at the desk of the data-protection officer. */
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
  questions: { ...paths.questions, reply: QuestionList, refusals: [] },
  answer: { ...paths.answer, body: AnswerAsk, reply: Answer, refusals: ['not-ready'] },
} as const;
