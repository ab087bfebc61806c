import { randomUUID } from 'node:crypto';
import { routes } from '@village-butcher/sdk/contract';
import type { Ask } from './service.js';

type Routes = typeof routes;
type RouteName = keyof Routes;

/** Whose rows belong to somebody. A retailer's belong to the house. */
type Owned = Extract<Routes[RouteName], { readonly role: 'customer' | 'counter' | 'recipient' }>;

/** The routes whose path names something of somebody. One that has no row here does not compile. */
type Naming = {
  readonly [Name in RouteName]: Routes[Name] extends Owned & {
    readonly path: `${string}{${string}`;
  }
    ? Name
    : never;
}[RouteName];

/** What is put into a path. */
type Names = Readonly<Record<string, string>>;

/** What another has, and something of the same form that nobody has. */
interface Named {
  readonly others: readonly Names[];
  readonly nobodys: Names;
  readonly body?: unknown;
}

/** What another customer has, when strangers come. */
export interface Belongings {
  /** Of an act, and of a use. */
  readonly receipts: readonly string[];
  readonly visit: string;
  readonly counter: string;
  /** What one recipient was told of them. */
  readonly notification: string;
  /** What they asked for formally. */
  readonly request: string;
}

/** What each route can name of theirs. */
export const namedIn = ({
  receipts,
  visit,
  counter,
  notification,
  request,
}: Belongings): Record<Naming, Named> => ({
  putWish: {
    others: [{ purpose: 'recipes' }],
    nobodys: { purpose: 'events' },
    body: { channel: 'app' },
  },
  removeWish: { others: [{ purpose: 'recipes' }], nobodys: { purpose: 'events' } },
  putSettled: {
    others: [{ item: 'ham-pot' }],
    nobodys: { item: 'curry' },
    body: { says: 'never' },
  },
  removeSettled: { others: [{ item: 'ham-pot' }], nobodys: { item: 'curry' } },
  getField: { others: [{ field: 'diet' }], nobodys: { field: 'household' } },
  putField: { others: [{ field: 'diet' }], nobodys: { field: 'diet' }, body: { members: {} } },
  removeField: { others: [{ field: 'diet' }], nobodys: { field: 'household' } },
  invite: { others: [{ member: 'adult-1' }], nobodys: { member: 'adult-2' }, body: {} },
  receipt: { others: receipts.map((id) => ({ id })), nobodys: { id: randomUUID() } },
  notification: { others: [{ id: notification }], nobodys: { id: randomUUID() } },
  acknowledge: {
    others: [{ id: notification }],
    nobodys: { id: randomUUID() },
    body: { answer: 'done', at: '2026-11-26T11:00:00.000Z' },
  },
  stepRequest: {
    others: [{ id: request }],
    nobodys: { id: randomUUID() },
    body: { step: 'take-back' },
  },
  counterView: { others: [{ counter, visit }], nobodys: { counter, visit: '0000000000' } },
});

/** A request for a route, with these names in its path. */
export function askFor(name: RouteName, names: Names, body?: unknown): Ask & { path: string } {
  const { method, path, writes } = routes[name];
  return {
    path: path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(names[key] ?? key)),
    method,
    headers: {
      'x-request-id': '00000000-0000-4000-8000-000000000000',
      ...(writes ? { 'idempotency-key': randomUUID() } : {}),
    },
    ...(method === 'POST' || method === 'PUT' ? { body: body ?? {} } : {}),
  };
}
