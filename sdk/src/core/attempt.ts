import type { Path } from '../contract/paths.js';
import type { Read, Reply } from './call.js';
import { ConnectionError, TimeoutError } from './error.js';
import { type Answered, exchange } from './exchange.js';
import { type Sighting, tell } from './hooks.js';
import { replyFrom } from './reply.js';
import type { Outgoing } from './request.js';
import type { Limits, Settings } from './settings.js';
import { spanOf } from './span.js';
import { subjectOf } from './subject.js';
import type { TokenKeeper } from './token.js';

/** A call on its way: what it is, what it may take, and when it is over. */
export interface Underway extends Limits {
  readonly path: Path;
  readonly sent: Outgoing;
  readonly endsAt: number;
  readonly signal: AbortSignal;
  readonly onlyFor?: string | undefined;
  readonly read?: Read | undefined;
}

/** One attempt at a call. After a refused token there is one more, with another token (B1). */
export async function attempt(
  settings: Settings,
  tokens: TokenKeeper,
  call: Underway,
): Promise<Reply<unknown>> {
  const answered = await answeredTo(settings, tokens, call);
  return replyFrom(answered, call.sent, settings.clock.now());
}

/** What a hook sees of a call. */
export const sightOf = ({ path: { method, path } }: Underway): Sighting => ({
  method,
  route: path,
});

async function answeredTo(
  settings: Settings,
  tokens: TokenKeeper,
  call: Underway,
): Promise<Answered> {
  if (call.path.role === 'none') return exchanged(settings, call);
  const token = ownToken(await tokens.use(call.signal), call);
  const answered = await exchanged(settings, call, token);
  if (answered.status !== 401) return answered;
  const other = await tokens.insteadOf(token, call.signal);
  return exchanged(settings, call, ownToken(other, call));
}

/** What one customer did never goes with the token of another. */
function ownToken(token: string, { onlyFor }: Underway): string {
  if (onlyFor === undefined || onlyFor === subjectOf(token)) return token;
  throw new ConnectionError('There is no such token.', {
    code: 'no-token',
    retryable: false,
  });
}

async function exchanged(settings: Settings, call: Underway, token?: string): Promise<Answered> {
  const { clock, fetch, hooks } = settings;
  const { requestId } = call.sent;
  const error = () => new TimeoutError('It took too long.', { code: 'timeout', requestId });
  const span = spanOf(clock, { ms: call.timeoutMs, error }, [call.signal]);
  try {
    tell(hooks.onRequest, sightOf(call));
    const answered = await exchange(fetch, call.sent, token, span.signal, call.read);
    tell(hooks.onReply, { ...sightOf(call), status: answered.status });
    return answered;
  } finally {
    span.end();
  }
}
