import type { Problem } from '../contract/problem.js';
import {
  ChangedSinceError,
  ConflictError,
  ForbiddenError,
  InvalidError,
  KeyReusedError,
  NotFoundError,
  NoticeOutdatedError,
  type Refusal,
  RefusedError,
  ServiceError,
  TooManyError,
  UnauthenticatedError,
} from './refused.js';
import { jsonIn } from './members.js';
import type { Answer } from './word.js';

type Kind = new (refusal: Refusal) => RefusedError;

const KIND_OF_CODE: ReadonlyMap<string, Kind> = new Map([
  ['notice-outdated', NoticeOutdatedError],
  ['idempotency-key-reused', KeyReusedError],
]);

const KIND_OF_STATUS: Readonly<Record<number, Kind>> = {
  400: InvalidError,
  401: UnauthenticatedError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  412: ChangedSinceError,
  413: InvalidError,
  415: InvalidError,
  422: InvalidError,
  429: TooManyError,
};

/** The error that a refusal is. The status decides its kind, and the code may say more. */
export function refusedWith(refusal: Refusal): RefusedError {
  const { code, status } = refusal.problem;
  const general = status >= 500 ? ServiceError : RefusedError;
  const Kind = KIND_OF_CODE.get(code) ?? KIND_OF_STATUS[status] ?? general;
  return new Kind(refusal);
}

/** What the service said. Where something else answered in its place, that is not repeated. */
export function problemIn(text: string, status: number): Answer<Problem> {
  const said = jsonIn(text) as Partial<Answer<Problem>> | null | undefined;
  if (typeof said?.code !== 'string') return { ...UNEXPLAINED, status };
  return { ...UNEXPLAINED, ...said, status };
}

const UNEXPLAINED = {
  type: 'about:blank',
  title: 'No reason given.',
  code: 'unexplained',
  instance: '',
} as const;
