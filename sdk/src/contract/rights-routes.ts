import * as z from 'zod/mini';
import { allPaths as paths } from './all-paths.js';
import { Erasure } from './erasure.js';
import { OwnFile } from './own-file.js';
import { DeskStepAct, OwnStepAct, RequestAct, RequestList, RightsRequest } from './requests.js';
import { Uuid } from './shape.js';

const byId = z.strictObject({ id: Uuid });

/** What a customer may ask of whoever keeps something of theirs. */
export const rightsRoutes = {
  export: {
    ...paths.export,
    reply: OwnFile,
    says: 'It is written while it is sent: one that ends early is not whole.',
    refusals: [],
  },
  erasure: { ...paths.erasure, reply: Erasure, refusals: [] },
  erase: { ...paths.erase, reply: Erasure, refusals: [] },
  undoErasure: { ...paths.undoErasure, reply: Erasure, refusals: [] },
  requests: { ...paths.requests, reply: RequestList, refusals: [] },
  fileRequest: {
    ...paths.fileRequest,
    body: RequestAct,
    reply: RightsRequest,
    says: 'What can be done at once is done in the same transaction; all else has a number and a day.',
    refusals: ['ends-in-the-past', 'ends-too-late'],
  },
  stepRequest: {
    ...paths.stepRequest,
    params: byId,
    body: OwnStepAct,
    reply: RightsRequest,
    refusals: ['not-found', 'step-refused'],
  },
  openRequests: {
    ...paths.openRequests,
    reply: RequestList,
    says: 'Of everybody, and nobody is named. What is due first comes first: what is late stands above.',
    refusals: [],
  },
  stepAtDesk: {
    ...paths.stepAtDesk,
    params: byId,
    body: DeskStepAct,
    reply: RightsRequest,
    refusals: ['not-found', 'step-refused'],
  },
} as const;
