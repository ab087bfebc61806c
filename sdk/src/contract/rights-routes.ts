import * as z from 'zod/mini';
import { allPaths as paths } from './all-paths.js';
import { Receipt } from './consent.js';
import { Erasure } from './erasure.js';
import { OwnFile } from './own-file.js';
import {
  DeskRequest,
  DeskRequestList,
  DeskStepAct,
  LiftAct,
  OwnStepAct,
  PaperAct,
  RequestAct,
  RequestList,
  RightsRequest,
} from './requests.js';
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
  liftRestrictions: {
    ...paths.liftRestrictions,
    body: LiftAct,
    reply: Receipt,
    says: 'Ends what its customer restricted by name. A pause of everything ends with `DELETE /v1/me/pauses`.',
    refusals: [],
  },
  openRequests: {
    ...paths.openRequests,
    reply: DeskRequestList,
    says: 'Of everybody, and nobody is named. What is due first comes first: what is late stands above.',
    refusals: [],
  },
  fileAtDesk: {
    ...paths.fileAtDesk,
    body: PaperAct,
    reply: DeskRequest,
    says: 'For a customer who came on paper or in person. Who they are is open until they or an officer say so.',
    refusals: ['not-found', 'ends-in-the-past', 'ends-too-late'],
  },
  stepAtDesk: {
    ...paths.stepAtDesk,
    params: byId,
    body: DeskStepAct,
    reply: DeskRequest,
    refusals: ['not-found', 'step-refused'],
  },
} as const;
