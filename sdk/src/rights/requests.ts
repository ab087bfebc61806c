import type { Village } from '../client/village.js';
import type * as consent from '../contract/consent.js';
import type * as contract from '../contract/requests.js';
import { rightsPaths as paths } from '../contract/rights-paths.js';
import type { Call, CallOptions } from '../core/call.js';
import type { Carry } from '../core/transport.js';
import type { Answer, Given } from '../core/word.js';

/** A formal request: where it stands, by when it has to be answered, and every step of it. */
export type RightsRequest = Answer<contract.RightsRequest>;

/** What a customer asks for. No reason is asked. */
export type RequestAsk = Given<contract.RequestAct>;

/** What a customer may ask of whoever keeps something of theirs, formally. */
export interface Requests {
  /** All that I asked for, the newest first. */
  list(options?: CallOptions): Call<{ readonly items: readonly RightsRequest[] }>;
  /**
   * Asks for a right (GDPR Art. 15 to 18, 21, 22, 77). What can be done at once is done when it answers; all
   * else has a number, and `dueAt`, the end of the day by which it has to be answered.
   */
  file(ask: RequestAsk, options?: CallOptions): Call<RightsRequest>;
  /** Proves who I am, where that is asked: with the token of somebody who has just signed in anew. */
  proveIdentity(id: string, options?: CallOptions): Call<RightsRequest>;
  /** I have said what was not clear. */
  clarify(id: string, options?: CallOptions): Call<RightsRequest>;
  /**
   * Lifts what I restricted by name: these permissions, or all. They are used again as they were given. A
   * pause of everything ends with `village.resume`.
   */
  lift(act: Given<contract.LiftAct>, options?: CallOptions): Call<Answer<consent.Receipt>>;
  /** I do not want it any more. An erasure that waits is undone by it. */
  takeBack(id: string, options?: CallOptions): Call<RightsRequest>;
}

/**
 * The formal requests of whoever this client is for.
 *
 * @example
 * const request = await requestsOf(village).file({ right: 'object', purpose: 'offers' });
 * request.state; // 'fulfilled'
 */
export function requestsOf(village: Pick<Village, 'call'>): Requests {
  // The table has schemas for whoever wants them; the paths alone are all that is sent.
  const call = village.call as unknown as Carry;
  const step =
    (name: contract.OwnStepAct['step']) =>
    (id: string, options?: CallOptions): Call<RightsRequest> =>
      call(paths.stepRequest, { params: { id }, body: { step: name } }, options);
  return {
    list: (options) => call(paths.requests, {}, options),
    file: (ask, options) => call(paths.fileRequest, { body: ask }, options),
    proveIdentity: step('prove-identity'),
    clarify: step('clarify'),
    takeBack: step('take-back'),
    lift: (act, options) => call(paths.liftRestrictions, { body: act }, options),
  };
}
