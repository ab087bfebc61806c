import * as z from 'zod/mini';
import { allPaths as paths } from './all-paths.js';
import {
  Naming,
  NamingAct,
  NamingEnd,
  NamingList,
  NamingRead,
  OwnAttemptPage,
  OwnLookPage,
} from './looks.js';
import type { RefusalCode } from './problem.js';
import { Answer } from './questions.js';
import { PageQuery } from './record.js';
import { Uuid } from './shape.js';

const byId = z.strictObject({ id: Uuid });
const anew = ['not-found', 'step-up-needed'] as const satisfies readonly RefusalCode[];

/** Who looks at customers by name, and what a customer is told of it. */
export const lookRoutes = {
  ownLooks: { ...paths.ownLooks, query: PageQuery, reply: OwnLookPage, refusals: [] },
  ownAttempts: { ...paths.ownAttempts, query: PageQuery, reply: OwnAttemptPage, refusals: [] },
  createNaming: {
    ...paths.createNaming,
    body: NamingAct,
    reply: Naming,
    status: 202,
    refusals: ['step-up-needed', 'unknown-recipient', 'not-ready'],
  },
  namings: { ...paths.namings, reply: NamingList, refusals: [] },
  endNaming: {
    ...paths.endNaming,
    params: byId,
    body: NamingEnd,
    reply: Naming,
    refusals: [...anew, 'second-person-needed', 'decided-before'],
  },
  readNaming: {
    ...paths.readNaming,
    params: byId,
    body: NamingRead,
    reply: Answer,
    says: 'Every reading stands in the list of each customer that it names.',
    refusals: [...anew, 'not-approved'],
  },
} as const;
