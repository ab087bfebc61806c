import * as z from 'zod/mini';
import { routes, type Issue, type Route } from '@village-butcher/sdk/contract';

const MOST_ISSUES = 50;

type Fault = Pick<z.core.$ZodIssue, 'path'> & { readonly code?: string };

/** What was wrong, member by member. Not one word of what was sent is in it. */
export const issuesOf = (faults: readonly z.core.$ZodIssue[]): Issue[] =>
  faults
    .slice(0, MOST_ISSUES)
    .flatMap(furthest)
    .slice(0, MOST_ISSUES)
    .map(({ path, code = 'custom' }) => ({ path: plainPath(path), code: plainCode(code) }));

/** A path in the contract's own words. A key that somebody else chose is a `*`. */
export const plainPath = (path: readonly PropertyKey[]): Issue['path'] =>
  path.map((step) => {
    if (typeof step === 'number') return step;
    return typeof step === 'string' && WORDS.has(step) ? step : '*';
  });

/** Of the ways in which a union failed, the one that came furthest tells most. */
function furthest(fault: z.core.$ZodIssue): Fault[] {
  if (fault.code !== 'invalid_union') return [fault];
  const ways = fault.errors.map((way) => way.flatMap(furthest));
  const reach = (way: readonly Fault[]) => way[0]?.path.length ?? 0;
  const [best = []] = ways.toSorted((a, b) => reach(b) - reach(a));
  if (reach(best) === 0) return [fault];
  return best.map(({ path, ...rest }) => ({ ...rest, path: [...fault.path, ...path] }));
}

/** `unrecognized_keys` stands at the object that holds them, and never names them. */
const plainCode = (code: string): string =>
  code === 'unrecognized_keys' ? 'unrecognized' : code.replaceAll('_', '-');

/** Every name that a schema of the contract gives to a member. */
const WORDS: ReadonlySet<string> = new Set(
  Object.values<Route>(routes)
    .flatMap(({ params, query, body }) => [params, query, body])
    .flatMap((schema) => (schema ? namesIn(z.toJSONSchema(schema)) : [])),
);

function namesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]: [string, unknown]) => [
    ...(key === 'properties' ? Object.keys(inner as object) : []),
    ...namesIn(inner),
  ]);
}
