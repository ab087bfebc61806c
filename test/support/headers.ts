import { routes, type Path, type Route, type RouteName } from '@village-butcher/sdk/contract';

/** What every answer says, whoever asks and whatever for. */
export const HOUSE = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'village-contract': '2026-11-01',
  'x-content-type-options': 'nosniff',
} as const;

/** The same where the service is reached by https. */
export const SECURE_HOUSE = {
  ...HOUSE,
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
} as const;

/** What a page may do: be itself, and ask its own house. */
export const PAGE = {
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
    'trusted-types lit-html',
} as const;

/** How an answer travels, and when: the same for everybody. */
const OF_THE_WIRE = 'date connection keep-alive content-length transfer-encoding'.split(' ');
const ANY_ID = '<id>';

/** An answer, as far as its headers tell. */
export interface Head {
  readonly route: RouteName | undefined;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** The head of an answer to a request. */
export const headOf = (url: string, method: string, { status, headers }: Response): Head => {
  const path = new URL(url).pathname;
  return { route: routeAt(path, method), method, path, status, headers: plainly(headers) };
};

/** Headers without what is the wire's, and with one word for whatever a request is called. */
export function plainly(headers: Iterable<readonly [string, string]>): Record<string, string> {
  const said = Array.from(headers).filter(([name]) => !OF_THE_WIRE.includes(name));
  return Object.fromEntries(
    said.map(([name, value]) => [name, name === 'x-request-id' ? idOf(value) : value]),
  );
}

const idOf = (value: string): string => (/^[0-9a-f-]{36}$/.test(value) ? ANY_ID : value);

const ROUTES = Object.entries<Path>(routes).map(([name, { method, path }]) => ({
  name: name as RouteName,
  method,
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

const routeAt = (path: string, method: string): RouteName | undefined =>
  ROUTES.find((one) => one.method === method && one.pattern.test(path))?.name;

/** What some answers say of themselves, and what it looks like. All else is the same for all routes. */
const OWN: Partial<Record<RouteName, Readonly<Record<string, RegExp>>>> = {
  permissions: { etag: /^"[\w-]{27}\.[\w-]{22}"$/, 'notice-snapshot': /^[\w-]+\.[\w-]+\.[\w-]+$/ },
  suggestions: { etag: /^"[\w-]{27}"$/ },
  changes: { 'x-accel-buffering': /^no$/ },
  export: { 'content-disposition': /^attachment; filename="village\.json"$/ },
  exportArchive: { 'content-disposition': /^attachment; filename="[\w-]{36}\.zip"$/ },
};

/** What a no says beside its body. */
const OF_STATUS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'www-authenticate': 'Bearer' },
  429: { 'retry-after': '1' },
  503: { 'retry-after': '1' },
};

/** What a page of somebody else may read, where it is listed at all: the same for whoever asks. */
const OF_LISTED_PAGES = {
  vary: 'Origin',
  'access-control-expose-headers':
    'deprecation, etag, notice-snapshot, retry-after, sunset, village-contract, x-request-id',
};

/** What is wrong with the headers of an answer of the contract. Nothing, if they are these and no others. */
export function faultsOf(head: Head, house: Readonly<Record<string, string>>): readonly string[] {
  const { route, method, status, headers } = head;
  const own = (status < 400 && route && OWN[route]) || {};
  const expected: Record<string, string> = {
    ...house,
    'x-request-id': ANY_ID,
    ...OF_LISTED_PAGES,
    ...OF_STATUS[status],
    ...typeOf(head),
  };
  const names = new Set([...Object.keys(headers), ...Object.keys(expected), ...Object.keys(own)]);
  const isRight = (name: string): boolean =>
    own[name]?.test(headers[name] ?? '') ?? headers[name] === expected[name];
  return [...names]
    .filter((name) => !isRight(name))
    .map((name) => `${method} ${route ?? head.path} ${status}: ${name} is ${headers[name]}`);
}

/** As what an answer travels. One without a body does not say. */
function typeOf({ route, status }: Head): Readonly<Record<string, string>> {
  if (status === 204 || status === 304) return {};
  if (status >= 400) return { 'content-type': 'application/problem+json; charset=utf-8' };
  const { media = 'application/json' }: Partial<Route> = route ? routes[route] : {};
  return { 'content-type': media === 'application/zip' ? media : `${media}; charset=utf-8` };
}
