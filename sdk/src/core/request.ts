import type { Path } from '../contract/paths.js';
import type { SendOptions } from './call.js';
import { uuidFrom } from './random.js';
import { type Settings, checked } from './settings.js';
import { VERSION } from './version.js';

/** What goes into a call, apart from its route. */
export interface Parts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** One request as it is sent, and sent again: everything but the token. */
export interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly requestId: string;
  readonly body: string | undefined;
}

/** The place in the service that a call asks. */
export const addressOf = ({ path }: Path, { params, query }: Parts): string =>
  placeOf(path, params) + searchOf(query);

/** Writes a request down once, so that every repeat of it is the same (B3). */
export function outgoing(
  settings: Settings,
  path: Path,
  parts: Parts,
  { idempotencyKey, headers }: SendOptions = {},
): Outgoing {
  const requestId = uuidFrom(settings.random);
  return {
    url: settings.baseUrl + addressOf(path, parts),
    method: path.method,
    requestId,
    headers: {
      'Accept-Language': settings.locale,
      'X-Request-Id': requestId,
      ...(parts.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(path.writes ? { 'Village-Sdk': VERSION } : {}),
      ...(isAct(path) ? { 'Idempotency-Key': keyFrom(settings, idempotencyKey) } : {}),
      ...headers,
    },
    body: JSON.stringify(parts.body),
  };
}

/** Every act can be told from its repeat, and every POST, also one that writes nothing. */
const isAct = ({ method, writes }: Path): boolean => writes || method === 'POST';

const isUuid = (key: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(key);

/** The key of an act: the one that it has, or a new one. */
export const keyFrom = ({ random }: Pick<Settings, 'random'>, given?: string): string =>
  checked('idempotencyKey', given?.toLowerCase() ?? uuidFrom(random), isUuid, 'must be a UUID');

/** `.` and `..` would climb to another route. */
const isPlace = (word: string): boolean => !/^\.{0,2}$/.test(word);

const placeOf = (template: string, params: Parts['params'] = {}): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    return encodeURIComponent(checked(name, params[name] ?? '', isPlace, 'must be given'));
  });

function searchOf(query: Parts['query'] = {}): string {
  const said = Object.entries(query).flatMap(([name, word]) =>
    word === undefined ? [] : [`${name}=${encodeURIComponent(word)}`],
  );
  return said.length > 0 ? `?${said.join('&')}` : '';
}
