import type * as z from 'zod/mini';
import type { routes } from '../contract/routes.js';
import type { Path, paths } from '../contract/paths.js';
import type { Call, SendOptions } from './call.js';
import type { Answer, Given } from './word.js';

/** The table of the contract, by name. Types alone: nothing of zod is loaded. */
export type Routes = typeof routes;

/** Any route of the table. */
export type AnyRoute = Routes[keyof Routes];

/** What goes into a route, as its schemas say: `params`, `query`, `body`, those that it has. */
export type PartsOf<Route> = {
  readonly [
    Part in keyof Route & ('params' | 'query' | 'body')
  ]: Route[Part] extends z.core.$ZodType ? Given<z.input<Route[Part]>> : never;
};

/** What comes out of a route. */
export type ReplyOf<Route extends AnyRoute> = Answer<z.output<Route['reply']>>;

/** Calls a route of the table by its name. */
export type Send = <
  Name extends keyof typeof paths,
  Value extends ReplyOf<Routes[Name]> = ReplyOf<Routes[Name]>,
>(
  name: Name,
  parts: PartsOf<Routes[Name]>,
  options?: SendOptions,
) => Call<Value>;

/** Whether a route is one of these, by what stands in the request. */
export const isAmong = (routes: readonly Path[], { method, path }: Path): boolean =>
  routes.some((one) => one.method === method && one.path === path);
