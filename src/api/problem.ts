import {
  STATUS_OF,
  type Issue,
  type Problem,
  type RefusalCode,
} from '@village-butcher/sdk/contract';
import { BadJson } from '../base/json.js';
import { Refusal } from '../base/refusal.js';
import { plainPath } from './issues.js';
import type { Refused } from './request.js';
import { KeysUnreachable, TokenFault } from './token.js';

/** A no, before it is written down. */
export interface No extends Refused {
  readonly issues?: readonly Issue[];
}

/** What went wrong, in a word of the closed table. A bug is `internal`, and says nothing else. */
export function noOf(error: unknown): No {
  if (error instanceof Refusal) return { code: error.code, issues: error.issues };
  if (error instanceof TokenFault) return { code: 'token-refused', reason: error.reason };
  if (error instanceof KeysUnreachable) return { code: 'keys-unreachable', reason: error.reason };
  if (error instanceof BadJson) return { code: 'invalid-json', reason: error.fault };
  if (isBusy(error)) return { code: 'busy' };
  return { code: codeOfStatus(member(error, 'statusCode')) };
}

/** The no as it travels (RFC 9457). It is made of constants, the request's id and plain paths. */
export function problemOf({ code, issues = [] }: No, instance: string): Problem {
  const status = STATUS_OF[code];
  const problem = { type: `/problems/${code}`, title: TITLES[code], status, code, instance };
  if (issues.length === 0) return problem;
  return {
    ...problem,
    issues: issues.map((issue) => ({ path: plainPath(issue.path), code: issue.code })),
  };
}

/** What the HTTP server refuses before any of us sees it. */
function codeOfStatus(status: unknown): RefusalCode {
  if (status === 404 || status === 414) return 'not-found';
  if (status === 413) return 'too-large';
  if (status === 415) return 'unsupported-media-type';
  if (typeof status === 'number' && status >= 400 && status < 500) return 'invalid';
  return 'internal';
}

/**
 * SQLSTATE classes 08 (connection), 40 (lost against another transaction), 53 (resources), 57
 * (stopped by the operator), 55P03 (lock) and 23503 (the customer was erased meanwhile), or a
 * socket on which nobody answers.
 */
const BUSY_CODE =
  /^((08|40|53|57)\w{3}|55P03|23503|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND)$/;

/** What the driver and its pool say without a code. */
const BUSY_MESSAGE = /^(Connection terminated|Client has encountered|timeout exceeded|Query read)/;

/** What TypeORM says where a connection broke between two statements of a transaction. */
const BUSY_NAME = /^QueryRunner(Provider)?AlreadyReleasedError$/;

/** Is the database away, full or at its limits? All of it is worth another try. */
const isBusy = (error: unknown): boolean =>
  BUSY_CODE.test(String(member(error, 'code'))) ||
  BUSY_MESSAGE.test(String(member(error, 'message'))) ||
  BUSY_NAME.test(String(member(error, 'name')));

const member = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

const TITLES: Readonly<Record<RefusalCode, string>> = {
  invalid: 'Something in the request is not as the contract says.',
  'invalid-json': 'The body is not JSON, or can be read in two ways.',
  'too-large': 'The body is too long.',
  'unsupported-media-type': 'Send application/json, uncompressed.',
  'idempotency-key-missing': 'Name the act: Idempotency-Key, a lower-case UUID.',
  'idempotency-key-reused': 'This Idempotency-Key stands for another act.',
  'token-refused': 'The token was refused.',
  'not-allowed': 'This token may not do that.',
  'not-found': 'There is nothing here.',
  'step-up-needed': 'Sign in anew first.',
  'second-person-needed': 'Somebody else has to decide this, or only you can.',
  'decided-before': 'This was decided before.',
  'not-approved': 'This was not approved, or its time is over.',
  'ends-in-the-past': 'The end lies in the past.',
  'ends-too-late': 'The end lies too far ahead.',
  'unknown-recipient': 'Nobody of that name is registered.',
  'unknown-notice': 'There is no such notice.',
  'notice-outdated': 'There is a newer notice.',
  'unknown-control': 'The notice does not name this control.',
  'snapshot-refused': 'Nothing is given without the snapshot of what was on your screen.',
  'snapshot-outdated': 'The screen was too old. Look again.',
  'not-offered': 'This was not among what could be given.',
  'not-explicit': 'A special field is given by a yes of its own.',
  'changed-since': 'Something was given or taken back since. Look again.',
  'unknown-store': 'There is no such store.',
  'unknown-item': 'There is no such item.',
  'list-full': 'The list is full. Take something back first.',
  'unknown-member': 'Nothing was said of this member.',
  'own-member': 'Another adult confirms, and not you.',
  'code-refused': 'The code was refused.',
  'step-refused': 'The request does not go this way from where it stands.',
  'import-faulty': 'The catalogue has faults. Nothing of it was taken.',
  'notice-changed': 'A published notice never changes. Give it a new version.',
  'nothing-imported': 'There is no catalogue yet to add to. Import one as a whole.',
  'too-many-requests': 'This was asked too often. Wait a little.',
  busy: 'The service is busy. Try again.',
  'keys-unreachable': 'The keys of the issuer cannot be reached. Try again.',
  'not-ready': 'The service is not ready.',
  internal: 'Something went wrong with us.',
};
