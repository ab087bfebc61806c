import type { Path } from '../contract/paths.js';
import { attempt, sightOf, type Underway } from './attempt.js';
import { type Call, type Reply, type SendOptions, callOf } from './call.js';
import { AbortedError, DeadlineError } from './error.js';
import { tell } from './hooks.js';
import { Patience } from './patience.js';
import { RefusedError } from './refused.js';
import { type Parts, addressOf, outgoing } from './request.js';
import { type Settings, limitsFrom } from './settings.js';
import { sleep, spanOf } from './span.js';
import { TokenKeeper } from './token.js';

/** Carries a call to the service, by its route. */
export type Carry = Transport['send'];

/** Carries calls to the service: with a token, again where that may help, never after the end. */
export class Transport {
  readonly #closed = new AbortController();
  readonly #patience: Patience;
  readonly #tokens: TokenKeeper;

  constructor(
    private readonly settings: Settings,
    onSubject: (subject: string | null) => void = () => undefined,
  ) {
    this.#patience = new Patience(settings);
    this.#tokens = new TokenKeeper({ ...settings, onSubject }, this.#closed.signal);
  }

  /** Begins a call. What goes in and comes out is typed by the contract: see `route.ts`. */
  send<Value>(path: Path, parts: Parts, options: SendOptions = {}): Call<Value> {
    const ask = (headers = options.headers): Promise<Reply<unknown>> =>
      this.#carried(path, parts, { ...options, headers });
    const { answers } = options;
    const reply = answers ? answers.asked(addressOf(path, parts), ask) : ask();
    return callOf(reply as Promise<Reply<Value>>);
  }

  /** Renews a token that will end soon: somebody is back, and about to call. */
  refreshSoon(): void {
    this.#tokens.refreshSoon();
  }

  /** Ends everything under way and leaves nothing behind. */
  close(): void {
    this.#closed.abort(new AbortedError('It is closed.', { code: 'closed' }));
  }

  async #carried(path: Path, parts: Parts, options: SendOptions): Promise<Reply<unknown>> {
    const { clock } = this.settings;
    const limits = limitsFrom(this.settings, options);
    const sent = outgoing(this.settings, path, parts, options);
    const endsAt = clock.now() + limits.deadlineMs;
    const fault = { code: 'deadline', requestId: sent.requestId };
    const error = () => new DeadlineError('It took too long.', fault);
    const parents = [this.#closed.signal, options.signal, options.until];
    const span = spanOf(clock, { ms: limits.deadlineMs, error }, parents);
    try {
      return await this.#repeated({ ...options, ...limits, path, sent, endsAt, ...span });
    } finally {
      span.end();
    }
  }

  async #repeated(call: Underway): Promise<Reply<unknown>> {
    for (let repeat = 0; ; repeat++) {
      try {
        const reply = await attempt(this.settings, this.#tokens, call);
        this.#patience.earn();
        return reply;
      } catch (error) {
        await this.#rest(error, call, repeat);
      }
    }
  }

  /** Waits for the next attempt, or throws the error where there is to be none. */
  async #rest(error: unknown, call: Underway, repeat: number): Promise<void> {
    const waitMs = this.#patience.waitAfter(error, { ...call, repeat });
    if (waitMs === undefined) throw error;
    const status = error instanceof RefusedError && { status: error.status };
    tell(this.settings.hooks.onRetry, { ...sightOf(call), ...status });
    await sleep(this.settings.clock, waitMs, call.signal);
  }
}
