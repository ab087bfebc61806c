import {
  ChangedSinceError,
  ConflictError,
  ForbiddenError,
  InvalidError,
  KeyReusedError,
  NotFoundError,
  NoticeOutdatedError,
  type Refusal,
  type Said,
  RefusedError,
  ServiceError,
  TooManyError,
  UnauthenticatedError,
} from './refused.js';
import { jsonIn } from './members.js';

type Kind = new (refusal: Refusal) => RefusedError;

const KINDS: ReadonlyMap<string | number, Kind> = new Map<string | number, Kind>([
  ['notice-outdated', NoticeOutdatedError],
  ['idempotency-key-reused', KeyReusedError],
  [400, InvalidError],
  [401, UnauthenticatedError],
  [403, ForbiddenError],
  [404, NotFoundError],
  [409, ConflictError],
  [412, ChangedSinceError],
  [413, InvalidError],
  [415, InvalidError],
  [422, InvalidError],
  [429, TooManyError],
]);

/** The error that a refusal is. The status decides its kind, and the code may say more. */
export function refusedWith(refusal: Refusal): RefusedError {
  const { code, status } = refusal.problem;
  const general = status >= 500 ? ServiceError : RefusedError;
  const Kind = KINDS.get(code) ?? KINDS.get(status) ?? general;
  return new Kind(refusal);
}

/** What the service said. Where something else answered in its place, that is not repeated. */
export function problemIn(text: string, status: number): Said {
  const said = jsonIn(text) as Partial<Said> | null | undefined;
  if (typeof said?.code !== 'string') return { ...UNEXPLAINED, status };
  return { ...UNEXPLAINED, ...said, status };
}

const UNEXPLAINED = {
  title: 'No reason given.',
  code: 'unexplained',
} as const;
