import type { Fetch } from '@village-butcher/sdk';

/** One request and what came back, as it was on the wire. */
export interface Exchange {
  /** Who asked: an actor, the retailer, nobody in particular. */
  readonly by: string;
  readonly path: string;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
}

/** A `fetch` that keeps every answer's bytes: it never says that it has them already. */
export const recording =
  (by: string, exchanges: Exchange[]): Fetch =>
  async (url, init) => {
    const inFull = new Headers(init.headers);
    inFull.delete('if-none-match');
    const response = await fetch(url, { ...init, headers: inFull });
    const text = await response.clone().text();
    const headers = [...response.headers];
    const { pathname, search } = new URL(url);
    exchanges.push({ by, path: pathname + search, status: response.status, headers, text });
    return response;
  };

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Each id becomes the number of its first appearance: two customers have no line in common. */
export function withoutIds(text: string): string {
  const seen = new Map<string, number>();
  return text.replaceAll(UUID, (id) => {
    if (!seen.has(id)) seen.set(id, seen.size + 1);
    return `#${seen.get(id)}`;
  });
}

/** In which way two answers are not the same bytes. Nothing, if they are. */
export function differences(one: Exchange, other: Exchange): string[] {
  const bodies = [one, other].map(({ text }) => text);
  const [own, theirs] = [one, other].map((exchange) => partsOf(exchange, bodies));
  const names = new Set([...own!.keys(), ...theirs!.keys()]);
  return [...names].filter((name) => own!.get(name) !== theirs!.get(name));
}

/** The parts of an answer by name. All of them together are numbered in one go. */
function partsOf(exchange: Exchange, bodies: readonly string[]): ReadonlyMap<string, string> {
  const { status, headers, text } = exchange;
  const parts: (readonly [string, string])[] = [
    ['status', `${status}`],
    ...headers.filter(([name]) => name !== 'date').map(tagged(bodies)),
    ['body', text],
    ['length', `${Buffer.byteLength(text)}`],
  ];
  const written = JSON.parse(withoutIds(JSON.stringify(parts))) as typeof parts;
  return new Map(written);
}

/** A tag is a hash of the body, ids and all: it can be the same only where the bodies are. */
const tagged =
  (bodies: readonly string[]) =>
  ([name, value]: readonly [string, string]): readonly [string, string] =>
    name === 'etag' && new Set(bodies).size > 1 ? [name, 'names the body'] : [name, value];
