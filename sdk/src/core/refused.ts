import type { Issue, Problem } from '../contract/problem.js';
import { brand } from './brand.js';
import { VillageError } from './error.js';
import { mayRetry } from './retry.js';
import type { Answer } from './word.js';

/** What was said of a refusal: a problem (RFC 9457), or as much of it as there was. */
export type Said = Answer<Partial<Problem> & Pick<Problem, 'title' | 'status' | 'code'>>;

/** What a refusal is made of. */
export interface Refusal {
  readonly problem: Said;
  readonly requestId: string;
  readonly retryAfterMs: number | undefined;
}

/** The service said no. Its `code` keeps its meaning for ever; texts may change. */
export class RefusedError extends VillageError {
  static {
    brand(this, 'RefusedError');
  }
  readonly status: number;
  readonly problem: Said;
  /** How long the service asks to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor({ problem, requestId, retryAfterMs }: Refusal) {
    const { status, code, title } = problem;
    super(`${status} ${code}: ${title}`, { code, requestId, retryable: mayRetry(status) });
    this.status = status;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }

  override toJSON(): Readonly<Record<string, unknown>> {
    return { ...super.toJSON(), status: this.status };
  }
}

/** What was sent cannot be taken. `issues` names the members at fault, never what they hold. */
export class InvalidError extends RefusedError {
  static {
    brand(this, 'InvalidError');
  }
  get issues(): readonly Answer<Issue>[] {
    return this.problem.issues ?? [];
  }

  override toJSON(): Readonly<Record<string, unknown>> {
    return { ...super.toJSON(), issues: this.issues };
  }
}

/** The token was refused, and so was the one fetched in its place. */
export class UnauthenticatedError extends RefusedError {
  static {
    brand(this, 'UnauthenticatedError');
  }
}

/** This token's role has no right to this route. */
export class ForbiddenError extends RefusedError {
  static {
    brand(this, 'ForbiddenError');
  }
}

/** Not found, not yours or erased: one answer for all three. */
export class NotFoundError extends RefusedError {
  static {
    brand(this, 'NotFoundError');
  }
}

/** It does not fit what the service has. */
export class ConflictError extends RefusedError {
  static {
    brand(this, 'ConflictError');
  }
}

/** There is a newer text than the one that was on screen: show what was added and ask again. */
export class NoticeOutdatedError extends ConflictError {
  static {
    brand(this, 'NoticeOutdatedError');
  }
}

/** This idempotency key belongs to another act. */
export class KeyReusedError extends ConflictError {
  static {
    brand(this, 'KeyReusedError');
  }
}

/** The customer has acted elsewhere meanwhile. */
export class ChangedSinceError extends RefusedError {
  static {
    brand(this, 'ChangedSinceError');
  }
}

/** Too many calls. `retryAfterMs` says when the next may come. */
export class TooManyError extends RefusedError {
  static {
    brand(this, 'TooManyError');
  }
}

/** The service failed, or is not ready. */
export class ServiceError extends RefusedError {
  static {
    brand(this, 'ServiceError');
  }
}
