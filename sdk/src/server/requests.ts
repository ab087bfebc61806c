import { housePaths as paths } from '../contract/all-paths.js';
import type * as contract from '../contract/requests.js';
import type { Call, CallOptions } from '../core/call.js';
import type { Transport } from '../core/transport.js';
import type { Answer, Given } from '../core/word.js';

/** A customer's request at the desk, and what can be done with it now. Whose it is does not stand in it. */
export type AuditRequest = Answer<contract.DeskRequest>;

/** What customers asked for formally, at the desk of the data-protection officer. */
export interface AuditRequests {
  /** What is open. What is due first comes first: what is late stands above. */
  list(options?: CallOptions): Call<{ readonly items: readonly AuditRequest[] }>;
  /**
   * Enters what a customer asked for on paper or at a counter. `line` is any line of a receipt that they
   * brought. It stands in their own list, and who they are is open until they say so, signed in anew, or
   * an officer does (`accept-identity`, with its reason).
   */
  enter(act: Given<contract.PaperAct>, options?: CallOptions): Call<AuditRequest>;
  /** Takes a step of one that a person answers. A no needs its ground, an extension its reason. */
  step(id: string, act: Given<contract.DeskStepAct>, options?: CallOptions): Call<AuditRequest>;
}

/** The requests, over a connection. */
export const requestsOver = (transport: Transport): AuditRequests => ({
  list: (options) => transport.send(paths.openRequests, {}, options),
  enter: (act, options) => transport.send(paths.fileAtDesk, { body: act }, options),
  step: (id, act, options) =>
    transport.send(paths.stepAtDesk, { params: { id }, body: act }, options),
});
