import type { RefusalCode } from '../contract/problem.js';
import { brand } from './brand.js';
import type { Open } from './word.js';

/** What an app may branch on: the service's closed table, and what can happen on the way to it. */
export type ErrorCode = Open<
  | RefusalCode
  | 'configuration'
  | 'aborted'
  | 'closed'
  | 'connection'
  | 'offline'
  | 'timeout'
  | 'deadline'
  | 'no-token'
  | 'unreadable'
  | 'unexplained'
  | 'waiting'
  | 'comes-after'
  | 'undelivered'
>;

/** What every error carries. */
export interface Fault {
  readonly code: ErrorCode;
  /** Whether the same call may do better later. */
  readonly retryable?: boolean;
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/** Everything that this package throws. No message holds a token, a subject or a value. */
export class VillageError extends Error {
  static {
    brand(this, 'VillageError');
  }
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly requestId: string | undefined;

  constructor(message: string, { code, retryable = false, requestId, ...rest }: Fault) {
    super(requestId === undefined ? message : `${message} (request ${requestId})`, rest);
    this.code = code;
    this.retryable = retryable;
    this.requestId = requestId;
  }

  /** What may go to a log: no cause, for others wrote it. */
  toJSON(): Readonly<Record<string, unknown>> {
    const { name, code, message, retryable, requestId } = this;
    return { name, code, message, retryable, requestId };
  }
}

/** The app is wired wrongly. Names the member at fault, never what it holds. */
export class ConfigurationError extends VillageError {
  static {
    brand(this, 'ConfigurationError');
  }
  constructor(member: string, must: string) {
    super(`\`${member}\` ${must}.`, { code: 'configuration' });
  }
}

/** The caller's signal, or `close()`, ended the call. The signal's reason is the cause. */
export class AbortedError extends VillageError {
  static {
    brand(this, 'AbortedError');
  }
}

/** No answer came, or none that can be read. Whether the service acted is not known. */
export class ConnectionError extends VillageError {
  static {
    brand(this, 'ConnectionError');
  }
  constructor(message: string, fault: Partial<Fault> = {}) {
    super(message, { code: 'connection', retryable: true, ...fault });
  }
}

/** One attempt took longer than `timeoutMs`. */
export class TimeoutError extends ConnectionError {
  static {
    brand(this, 'TimeoutError');
  }
}

/** All attempts together took longer than `deadlineMs`. */
export class DeadlineError extends ConnectionError {
  static {
    brand(this, 'DeadlineError');
  }
}

/** The device itself says that it has no network. */
export class OfflineError extends ConnectionError {
  static {
    brand(this, 'OfflineError');
  }
}
