import type { RefusalCode } from '@village-butcher/sdk/contract';
import type { JsonFault } from '../base/json.js';
import type { Caller, Counter, Guest, Officer, Told } from './caller.js';
import type { KeysReason, TokenReason } from './token.js';

/** By which of its rules a request was refused: for the log alone. */
export type Reason = TokenReason | KeysReason | JsonFault;

/** What the log may hear of a request that was refused. */
export interface Refused {
  readonly code: RefusalCode;
  readonly reason?: Reason;
}

/*
 * What the house knows of a request beside its own words. It is forgotten with the request, and
 * nothing of it can be sent by accident, as it would be if it stood on the request itself.
 */

/** Who asks, once a token has said so. */
export const callers = new WeakMap<object, Caller>();

/** A guest who asks, once a token has said that they are one. */
export const guests = new WeakMap<object, Guest>();

/** Which counter asks, once a token has said so. */
export const counters = new WeakMap<object, Counter>();

/** Which recipient asks, once a token has said so. */
export const recipients = new WeakMap<object, Told>();

/** The officer who asks, once a token has said that they are one. */
export const officers = new WeakMap<object, Officer>();

/** Through which client somebody asks, once a token has said so. */
export const clients = new WeakMap<object, string>();

/** The bytes of the body, which an act is known by. */
export const bodies = new WeakMap<object, Buffer>();

/** How a request was refused, for its line in the log. */
export const refusals = new WeakMap<object, Refused>();
