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
  readonly clock?: Clock;
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
export type Settings = Required<ClientOptions>;

/** What a customer's app is well served with. */
const LIMITS: Limits = { timeoutMs: 4_000, deadlineMs: 10_000, retries: 2 };

/** Checks the options once, at the start. */
export function settingsFrom(options: ClientOptions, limits = LIMITS): Settings {
  const settings: Omit<Settings, keyof Limits> = {
    locale: pageLanguage() ?? 'en',
    fetch: (url, init) => globalThis.fetch(url, init),
    clock: platformClock,
    random: platformRandom,
    hooks: {},
    ...said(options),
    baseUrl: addressOf(checked('baseUrl', options.baseUrl, isSafe, 'must be an https address')),
  };
  checked('token', settings.token, isFunction, 'must be a function');
  checked('locale', settings.locale, isLanguage, 'must be a language');
  return { ...settings, ...limitsFrom(limits, options) };
}

/** The limits, with what was said instead of them. */
export function limitsFrom(limits: Limits, options: Partial<Limits>): Limits {
  const { timeoutMs, deadlineMs, retries } = { ...limits, ...said(options) };
  checked('timeoutMs', timeoutMs, isSpan, 'must be a time');
  checked('deadlineMs', deadlineMs, isSpan, 'must be a time');
  checked('retries', retries, isCount, 'must be a whole number');
  return { timeoutMs, deadlineMs, retries };
}

/** An option as it is, if it is right. Otherwise says which is wrong and what it must be. */
export function checked<Value>(
  member: string,
  value: Value,
  isRight: (value: Value) => boolean,
  must: string,
): Value {
  if (isRight(value)) return value;
  throw new ConfigurationError(member, must);
}

/** Timers of the platform ring at once when told to wait for longer than this. */
const LONGEST_MS = 2 ** 31 - 1;
const LOCAL = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

const isSpan = (ms: number): boolean => ms > 0 && ms <= LONGEST_MS;
const isCount = (count: number): boolean => count >= 0 && Number.isInteger(count);
const isFunction = (value: unknown): boolean => typeof value === 'function';
const isLanguage = (tag: string): boolean => /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(tag);

/** https or this machine, and nothing but a place: a user, query or fragment would travel along. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address) || /[@?#]/.test(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && LOCAL.test(hostname));
}

const addressOf = (baseUrl: string): string => withoutSlashes(new URL(baseUrl).href);

const withoutSlashes = (address: string): string =>
  address.endsWith('/') ? withoutSlashes(address.slice(0, -1)) : address;

/** An option that is there and `undefined` was not said. */
const said = <Options extends object>(options: Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options;
