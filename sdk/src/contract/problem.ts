import * as z from 'zod/mini';

/**
 * Every way in which the service says no. A closed table: a code keeps its meaning for ever, and
 * each has one HTTP status (`STATUS_OF`).
 */
export const REFUSALS = [
  'invalid',
  'invalid-json',
  'too-large',
  'unsupported-media-type',
  'idempotency-key-missing',
  'idempotency-key-reused',
  'token-refused',
  'not-allowed',
  'not-found',
  'step-up-needed',
  'second-person-needed',
  'decided-before',
  'not-approved',
  'ends-in-the-past',
  'ends-too-late',
  'unknown-recipient',
  'unknown-notice',
  'notice-outdated',
  'unknown-control',
  'snapshot-refused',
  'snapshot-outdated',
  'not-offered',
  'not-explicit',
  'changed-since',
  'unknown-store',
  'unknown-item',
  'list-full',
  'unknown-member',
  'own-member',
  'code-refused',
  'step-refused',
  'import-faulty',
  'notice-changed',
  'nothing-imported',
  'too-many-requests',
  'busy',
  'keys-unreachable',
  'not-ready',
  'internal',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** The HTTP status of each code. A code without one does not compile. */
export const STATUS_OF: Readonly<Record<RefusalCode, number>> = {
  invalid: 400,
  'invalid-json': 400,
  'too-large': 413,
  'unsupported-media-type': 415,
  'idempotency-key-missing': 400,
  'idempotency-key-reused': 409,
  'token-refused': 401,
  'not-allowed': 403,
  'not-found': 404,
  'step-up-needed': 403,
  'second-person-needed': 403,
  'decided-before': 409,
  'not-approved': 409,
  'ends-in-the-past': 422,
  'ends-too-late': 422,
  'unknown-recipient': 422,
  'unknown-notice': 422,
  'notice-outdated': 409,
  'unknown-control': 422,
  'snapshot-refused': 422,
  'snapshot-outdated': 409,
  'not-offered': 422,
  'not-explicit': 422,
  'changed-since': 412,
  'unknown-store': 422,
  'unknown-item': 422,
  'list-full': 409,
  'unknown-member': 422,
  'own-member': 422,
  'code-refused': 422,
  'step-refused': 409,
  'import-faulty': 422,
  'notice-changed': 409,
  'nothing-imported': 409,
  'too-many-requests': 429,
  busy: 503,
  'keys-unreachable': 503,
  'not-ready': 503,
  internal: 500,
};

/** One member at fault. The path is made of the schema's own names, never of what was sent. */
export const Issue = z.object({
  path: z.array(z.union([z.string(), z.int()])),
  code: z.string(),
});
export type Issue = z.infer<typeof Issue>;

/** An error as RFC 9457 writes it, `application/problem+json`. It never repeats a value. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(REFUSALS),
  instance: z.string(),
  issues: z.optional(z.array(Issue)),
});
export type Problem = z.infer<typeof Problem>;
