import { type Clock, platformClock } from './clock.js';
import { ConfigurationError } from './error.js';
import type { Hooks } from './hooks.js';
import { pageLanguage } from './page.js';
import { type Random, platformRandom } from './random.js';
import type { TokenSource } from './token.js';

/** As much of `fetch` as is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What every client is told. */
export interface ClientOptions {
  /** Where the service is: https, unless it is this machine. Nobody else is ever talked to. */
  readonly baseUrl: string;
  readonly token: TokenSource;
  /** The language of texts. Default: that of the page, then `en`. */
  readonly locale?: string;
  /** How long one attempt may take: 4 s. */
  readonly timeoutMs?: number;
  /** How long all attempts and the waits between them may take: 10 s. */
  readonly deadlineMs?: number;
  /** How many more attempts: 2. */
  readonly retries?: number;
  readonly fetch?: Fetch;
  readonly clock?: Partial<Clock>;
  readonly random?: Random;
  readonly hooks?: Hooks;
}

/** The limits of one call. */
export interface Limits {
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly retries: number;
}

/** Options, checked, with every default in its place. */
export interface Settings extends Required<Omit<ClientOptions, 'clock'>> {
  readonly clock: Clock;
}

/** What a customer's app is well served with. */
export const LIMITS: Limits = { timeoutMs: 4_000, deadlineMs: 10_000, retries: 2 };

/** Checks the options once, at the start. */
export function settingsFrom(options: ClientOptions, limits = LIMITS): Settings {
  const settings = {
    locale: pageLanguage() ?? 'en',
    fetch: (url, init) => globalThis.fetch(url, init),
    random: platformRandom,
    hooks: {},
    ...said(options),
    ...limitsFrom(limits, options),
    baseUrl: addressOf(options.baseUrl),
    clock: { ...platformClock, ...options.clock },
  } satisfies Settings;
  must(typeof settings.token === 'function', 'token', 'must be a function');
  must(LANGUAGE.test(settings.locale), 'locale', 'must be a language such as `de` or `en-GB`');
  return settings;
}

/** Timers of the platform ring at once when told to wait for longer than this. */
const LONGEST_MS = 2 ** 31 - 1;
const LANGUAGE = /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i;
const LOCAL = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** The limits, with what was said instead of them. */
export function limitsFrom(limits: Limits, options: Partial<Limits>): Limits {
  const { timeoutMs, deadlineMs, retries } = { ...limits, ...said(options) };
  for (const [member, ms] of Object.entries({ timeoutMs, deadlineMs })) {
    must(ms > 0 && ms <= LONGEST_MS, member, 'must be a number of milliseconds');
  }
  must(retries >= 0 && Number.isInteger(retries), 'retries', 'must be a whole number');
  return { timeoutMs, deadlineMs, retries };
}

/** An option that is there and `undefined` was not said. */
const said = <Options extends object>(options: Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options;

function addressOf(baseUrl: string): string {
  const url = parsed(baseUrl);
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && LOCAL.test(url.hostname));
  must(url !== undefined && isSafe, 'baseUrl', 'must be an https address');
  must(!/[@?#]/.test(baseUrl), 'baseUrl', 'must have no user, query or fragment');
  return url.href.replace(/\/+$/, '');
}

function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

/** Says which option is wrong and what it must be. */
export function must(holds: boolean, member: string, be: string): asserts holds {
  if (!holds) throw new ConfigurationError(member, be);
}
