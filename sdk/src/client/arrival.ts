import { AbortedError, ConfigurationError, ConnectionError } from '../core/error.js';
import { RefusedError } from '../core/refused.js';

/** Whether the service itself said no, for good. A gateway in its place says nothing of the act. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof RefusedError &&
  error.status < 500 &&
  error.status !== 401 &&
  !error.retryable &&
  error.code !== 'unexplained';

/** Whether the next act would not get through either. */
export const hasNoConnection = (error: unknown): boolean =>
  error instanceof ConnectionError && error.cause instanceof ConnectionError;

/** It has not arrived, and will be tried again. */
export const waiting = (cause: unknown): unknown => unlessOwn(cause, 'waiting', 'It counts here.');

/** It has not arrived, and nothing is kept for later. */
export const undelivered = (cause: unknown): unknown =>
  unlessOwn(cause, 'undelivered', 'It is not kept here: do it again.');

/** What the app itself ended or wired wrongly is told as it is. */
const unlessOwn = (cause: unknown, code: string, message: string): unknown =>
  cause instanceof AbortedError || cause instanceof ConfigurationError
    ? cause
    : new ConnectionError(message, { code, cause });
