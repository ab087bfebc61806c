import {
  FIELDS_FOR,
  LIMIT,
  type Issue,
  type Locale,
  type Purpose,
  type SuggestAsk,
} from '@village-butcher/sdk/contract';
import { dayIn } from '../base/day.js';
import { Refusal } from '../base/refusal.js';
import { itemOn, type Shelf } from '../catalogue/shelf.js';
import { ANSWERED, type Visit } from './permitted.js';

/** Who asks. The recipient is the one that the token's client stands for, never a parameter. */
export interface Asking {
  readonly customer: string;
  readonly recipient: string;
  readonly client: string;
  readonly locale: Locale;
  /** What this recipient may ask for at all. */
  readonly purposes: readonly Purpose[];
}

/** One ask of one customer's app. */
export interface Asked {
  readonly caller: Asking;
  readonly ask: SuggestAsk;
}

/** Refuses what this catalogue cannot be asked, before anybody's profile is read for it. */
export function checkNames({ store, among = [] }: SuggestAsk, shelf: Shelf): void {
  if (!shelf.stores.has(store)) throw refusalAt('unknown-store', ['store']);
  checkItems(among, shelf, (at) => ['among', at]);
}

/** Whether this catalogue can be asked so. */
export const knows = ({ stores, items }: Shelf, { store, among = [] }: SuggestAsk): boolean =>
  stores.has(store) && among.every((id) => items.has(id));

/** Refuses an item that this catalogue does not have, at its place in the ask. */
export function checkItems(
  ids: readonly string[],
  shelf: Shelf,
  placeOf: (at: number) => Issue['path'],
): void {
  const unknown = ids.findIndex((id) => !itemOn(shelf, id));
  if (unknown >= 0) throw refusalAt('unknown-item', placeOf(unknown));
}

const refusalAt = (code: 'unknown-store' | 'unknown-item', path: Issue['path']): Refusal =>
  new Refusal(code, 'The catalogue knows nothing by this name.', [{ path, code }]);

/** What is to be read: for each purpose the fields that can matter for it. For others' eyes, nothing. */
export function readingOf({ caller, ask: { store, screen = 'own', purposes: asked } }: Asked) {
  const purposes = asked.filter((purpose) => caller.purposes.includes(purpose));
  const seen = screen === 'shared' ? [] : ANSWERED.filter((purpose) => purposes.includes(purpose));
  const pairs = seen.flatMap((purpose) =>
    FIELDS_FOR[purpose].map((field) => [purpose, field] as const),
  );
  const { customer, recipient, client } = caller;
  return { customer, recipient, client, store, screen, purposes, pairs };
}

/** The visit that an ask is: this store, on the day that it is there. */
export function visitOf(
  {
    caller,
    ask,
  }: { readonly caller: Pick<Asking, 'locale' | 'recipient'>; readonly ask: SuggestAsk },
  shelf: Shelf,
  now: Date,
): Visit {
  const { zone } = shelf.stores.get(ask.store)!;
  const { locale, recipient } = caller;
  return {
    ...ask,
    limit: ask.limit ?? LIMIT.default,
    screen: ask.screen ?? 'own',
    date: dayIn(zone, now),
    locale,
    recipient,
  };
}
