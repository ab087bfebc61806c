import type { Clock } from './clock.js';
import { AbortedError, ConfigurationError, ConnectionError } from './error.js';
import { spanOf, within } from './span.js';
import { subjectOf } from './subject.js';

/** A customer's token, minted by the retailer's backend. */
export interface Token {
  readonly token: string;
  /** A number is in milliseconds since 1970; `null` = not known, used until it is refused. */
  readonly expiresAt: number | Date | null;
}

/** How a token is asked for. `force`: the last one was refused, so none that was kept will do. */
export interface TokenAsk {
  readonly force: boolean;
  readonly signal: AbortSignal;
}

/** Fetches a token from the retailer's backend. */
export type TokenSource = (ask: TokenAsk) => Promise<Token>;

/** With more left than this a token is simply used. */
const FRESH_MS = 120_000;
/** With less left than this a call waits for the next one. */
const STALE_MS = 30_000;
/** How long a failed refresh in the background is not tried again. */
const REST_AFTER_FAILURE_MS = 5_000;

/** What the keeper of a token needs. */
export interface TokenSettings {
  readonly token: TokenSource;
  readonly clock: Clock;
  readonly deadlineMs: number;
  /** Hears whose every new token is, before it is used. */
  readonly onSubject?: (subject: string | null) => void;
}

/** Keeps one token, in memory alone. It is renewed when it is used, never by a timer (B1). */
export class TokenKeeper {
  #held: Token | undefined;
  #renewal: Promise<string> | undefined;
  #restsUntil = -Infinity;

  constructor(
    private readonly settings: TokenSettings,
    private readonly closed: AbortSignal,
  ) {}

  /** A token that will do for one request. */
  async use(signal: AbortSignal): Promise<string> {
    if (this.#held === undefined || this.#leftMs(this.#held) < STALE_MS) {
      return within(signal, this.#renew({ force: false }));
    }
    this.refreshSoon();
    return this.#held.token;
  }

  /** Another one in place of a token that was refused. Calls refused together ask once. */
  async insteadOf(refused: string, signal: AbortSignal): Promise<string> {
    if (this.#renewal) await within(signal, this.#renewal);
    const held = this.#held?.token;
    return held !== undefined && held !== refused
      ? held
      : within(signal, this.#renew({ force: true }));
  }

  /** Renews a token that will end soon, behind the back of whoever uses it meanwhile. */
  refreshSoon(): void {
    const { clock } = this.settings;
    if (this.#held === undefined || this.#leftMs(this.#held) > FRESH_MS) return;
    if (clock.now() < this.#restsUntil) return;
    this.#renew({ force: false }).catch(() => {
      this.#restsUntil = clock.now() + REST_AFTER_FAILURE_MS;
    });
  }

  #leftMs({ expiresAt }: Token): number {
    const leftMs = Number(expiresAt ?? NaN) - this.settings.clock.now();
    return Number.isNaN(leftMs) ? Infinity : leftMs;
  }

  #renew(how: Omit<TokenAsk, 'signal'>): Promise<string> {
    this.#renewal ??= this.#fetched(how).finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #fetched(how: Omit<TokenAsk, 'signal'>): Promise<string> {
    const limit = { ms: this.settings.deadlineMs, error: noToken };
    const span = spanOf(this.settings.clock, limit, [this.closed]);
    try {
      this.#held = sendable(await this.#asked({ ...how, signal: span.signal }));
      this.settings.onSubject?.(subjectOf(this.#held.token));
      return this.#held.token;
    } finally {
      span.end();
    }
  }

  async #asked(ask: TokenAsk): Promise<Token> {
    try {
      return await within(ask.signal, Promise.resolve(this.settings.token(ask)));
    } catch (cause) {
      if (cause instanceof AbortedError || cause instanceof ConnectionError) throw cause;
      throw noToken(cause);
    }
  }
}

const noToken = (cause?: unknown): ConnectionError =>
  new ConnectionError('No token came.', { code: 'no-token', cause });

/** A header with other signs would be refused by `fetch`, in an error that repeats the token. */
function sendable(token: Token): Token {
  if (typeof token?.token === 'string' && /^[\x21-\x7e]+$/.test(token.token)) return token;
  throw new ConfigurationError('token', 'must answer { token, expiresAt }');
}
