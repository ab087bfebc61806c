import * as z from 'zod/mini';
import type { Path } from '../contract/paths.js';
import type { Issue } from '../contract/problem.js';
import { Profile } from '../contract/profile.js';
import { routes, type Route } from '../contract/routes.js';
import { Field, Uuid } from '../contract/shape.js';
import type { Caller } from './house.js';
import type { Act } from './once.js';
import { Refusal } from './refusal.js';

/** The table of the contract. */
const TABLE: Readonly<Record<string, Path>> = routes;

/** A request as it came in, with the route that it is for. */
export interface Arrived {
  readonly name: string;
  readonly path: Path;
  readonly url: URL;
  readonly headers: Headers;
  readonly text: string;
}

/** The route that a request is for. An address that names none is no route of ours. */
export function routeAt(method: string, url: URL): { readonly name: string; readonly path: Path } {
  const asked = placeIn(url);
  const found = Object.entries(TABLE).find(
    ([, path]) => path.method === method && wordsIn(path, asked) !== undefined,
  );
  if (!found) throw new Refusal('not-found');
  return { name: found[0], path: found[1] };
}

/** Where in the service: without whatever stands before it in `baseUrl`. */
const placeIn = ({ pathname }: URL): string => pathname.replace(/^.*?(?=\/(v1|health)\/)/, '');

/** What stands in the places of a route; nothing, where it is another route. */
function wordsIn({ path }: Path, asked: string): Readonly<Record<string, string>> | undefined {
  const words = asked.split('/');
  const places = path.split('/').map((part, at) => [part, words[at] ?? ''] as const);
  const named = places.filter(([part]) => part.startsWith('{'));
  const isHere =
    words.length === places.length &&
    named.every(([, word]) => word !== '') &&
    places.every(([part, word]) => part.startsWith('{') || part === word);
  return isHere
    ? Object.fromEntries(named.map(([part, word]) => [part.slice(1, -1), word]))
    : undefined;
}

/** What goes in, checked by the contract's own schemas, as the service does. */
export function partsIn({ name, path, url, headers, text }: Arrived) {
  const route: Partial<Route> = routes[name as keyof typeof routes] ?? {};
  const said = bodyIn(text, headers.get('content-type'));
  if (!route.query && url.search !== '') throw new Refusal('invalid');
  if (!route.body && said !== undefined) throw new Refusal('invalid');
  const found = wordsIn(path, placeIn(url)) ?? {};
  const named = Object.entries(found).map(([key, value]) => [key, decodeURIComponent(value)]);
  const params: unknown = named.length > 0 ? Object.fromEntries(named) : undefined;
  return {
    params: checked(route.params, params),
    query: checked(route.query, Object.fromEntries(url.searchParams)),
    body: checked(name === 'putField' ? valueSchema(params) : route.body, said),
  };
}

/** Which schema a value has to fit is the path's word. */
const valueSchema = (params: unknown): z.core.$ZodType =>
  Profile.shape[checked(z.object({ field: Field }), params).field];

/** A body is JSON, whatever it is for. */
export function bodyIn(text: string, type: string | null): unknown {
  if (text === '') return undefined;
  if (!/^application\/json\b/i.test(type ?? '')) throw new Refusal('unsupported-media-type');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal('invalid-json');
  }
}

/** The act that a request is: named by its key, known by all that was asked. Only a POST needs one. */
export function actIn(
  { path, url, headers, text }: Arrived,
  { client }: Caller,
  { spare, now }: { readonly spare: string; readonly now: number },
): Act {
  const key = headers.get('idempotency-key') ?? (path.method === 'POST' ? null : spare);
  const read = z.safeParse(Uuid, key);
  if (!read.success) throw new Refusal('idempotency-key-missing');
  const request = [client, path.method, placeIn(url), askedIn(text)].join('\n');
  return { id: read.data, request, now };
}

/** What is asked, without what only proves it: a repeat may bring another proof. */
function askedIn(text: string): string {
  if (!/"(snapshot|occurredAt)"/.test(text)) return text;
  const { snapshot: _, occurredAt: __, ...asked } = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify(asked);
}

function checked<Schema extends z.core.$ZodType>(
  schema: Schema | undefined,
  value: unknown,
): z.core.output<Schema> {
  if (schema === undefined) return undefined as z.core.output<Schema>;
  const read = z.safeParse(schema, value);
  if (read.success) return read.data;
  throw new Refusal('invalid', read.error.issues.flatMap(furthest).map(issueOf));
}

type Fault = Pick<z.core.$ZodIssue, 'path'> & { readonly code?: string };

/** Of the ways in which a union failed, the one that came furthest tells most. */
function furthest(fault: z.core.$ZodIssue): readonly Fault[] {
  if (fault.code !== 'invalid_union') return [fault];
  const ways = fault.errors.map((way) => way.flatMap(furthest));
  const reach = (way: readonly Fault[]) => way[0]?.path.length ?? 0;
  const [best = []] = ways.toSorted((a, b) => reach(b) - reach(a));
  if (reach(best) === 0) return [fault];
  return best.map(({ path, ...rest }) => ({ ...rest, path: [...fault.path, ...path] }));
}

const issueOf = ({ path, code = 'custom' }: Fault): Issue => ({
  path: path.map((step) => (typeof step === 'number' ? step : String(step))),
  code: code === 'unrecognized_keys' ? 'unrecognized' : code.replaceAll('_', '-'),
});
