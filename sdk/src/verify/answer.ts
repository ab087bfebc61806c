import type { Payload } from './payload.js';

/** What was found out about a log that goes on. Only `grown` says that nothing of it was changed. */
export type Growth = Grown | Refused | CannotCheck;

/** What was found out about a receipt. Only `sealed` says that its lines are in the log. */
export type Verified = Sealed | Promised | Refused | CannotCheck;

/** Every line is in the log whose checkpoint, signed by a key that is trusted, has this size. */
export interface Sealed {
  readonly state: 'sealed';
  readonly id: string;
  readonly log: string;
  readonly size: number;
  readonly lines: readonly SealedLine[];
}

/** The log that was `from` so many leaves long is the beginning of the one that is `to` so many. */
export interface Grown {
  readonly state: 'grown';
  readonly log: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The service has signed that the lines will be in the log by then. Overdue, and with no sealed
 * receipt to be had, it is the evidence of a broken word.
 */
export interface Promised {
  readonly state: 'promised';
  readonly id: string;
  readonly log: string;
  readonly by: Date;
  readonly isOverdue: boolean;
  readonly lines: readonly OpenedLine[];
}

/** It does not hold. `at` names the member at fault, such as `lines[0].salt`; empty: all of it. */
export interface Refused {
  readonly state: 'refused';
  readonly code: Fault;
  readonly at: string;
}

/** Nothing is known about it. That is never a yes. */
export interface CannotCheck {
  readonly state: 'cannot-check';
  readonly reason: Uncheckable;
}

/** What a line says, once its leaf hash was found to be that of its payload and salt. */
export interface OpenedLine {
  readonly payload: Payload;
  readonly leafHash: string;
}

/** A line and its place in the log, counted from 0. */
export interface SealedLine extends OpenedLine {
  readonly index: number;
}

/**
 * Why a receipt, or the growth of a log, is refused. Stable: an app may branch on it. The last three
 * are about growth alone: nothing shows it; the newer log is the shorter one; or both are of one size
 * and not the same, and then the two checkpoints are the evidence that history was rewritten.
 */
export type Fault =
  | 'form'
  | 'version'
  | 'payload'
  | 'salt'
  | 'leaf'
  | 'id'
  | 'chain'
  | 'origin'
  | 'note'
  | 'key'
  | 'signature'
  | 'proof'
  | 'checkpoint'
  | 'inclusion'
  | 'promise'
  | 'promise-key'
  | 'promise-signature'
  | 'promise-content'
  | 'growth'
  | 'shrunk'
  | 'rewritten';

/**
 * Why a receipt cannot be checked here: what is trusted cannot be read; the platform has no
 * WebCrypto (a page without https) or no Ed25519; the act changed nothing and left no line; there
 * is neither proof nor promise yet; no key was given for its promise; or a tile could not be read.
 */
export type Uncheckable =
  | 'trust'
  | 'no-webcrypto'
  | 'no-ed25519'
  | 'no-lines'
  | 'no-promise'
  | 'no-promise-key'
  | 'no-tile';

/** Ends a check with its answer. It is caught where the check began and never leaves this folder. */
export class Stop extends Error {
  constructor(readonly answer: Refused | CannotCheck) {
    super(answer.state);
  }
}

/** The receipt does not hold. */
export function refuse(code: Fault, at: string): never {
  throw new Stop({ state: 'refused', code, at });
}

/** Whether the receipt holds cannot be said. */
export function cannotCheck(reason: Uncheckable): never {
  throw new Stop({ state: 'cannot-check', reason });
}
