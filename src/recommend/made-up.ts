import { FIELDS, LIMIT, LOCALES, type ExplainAsk } from '@village-butcher/sdk/contract';
import { dayIn } from '../base/day.js';
import type { Shelf } from '../catalogue/shelf.js';
import { checkItems, checkNames } from './asked.js';
import { type Permitted, type Visit } from './permitted.js';

/** Whom a made-up customer shares with, and the line that it rests on: no ledger has either. */
const MADE_UP = { recipient: 'app:made-up', line: '00000000-0000-0000-0000-000000000000' } as const;

/** A customer who permits all that they told, for all that they wish for. */
export function madeUp({ profile, wishes, settled = [] }: ExplainAsk): Permitted {
  const told = FIELDS.filter((field) => profile[field] !== undefined);
  const lines = Object.fromEntries(told.map((field) => [field, MADE_UP.line]));
  return {
    views: Object.fromEntries(wishes.map((purpose) => [purpose, { values: profile, lines }])),
    wished: new Set(wishes),
    settled,
  };
}

/** The visit that they make: on the day that it is in the store, unless they choose another. */
export function madeUpVisit(ask: ExplainAsk, shelf: Shelf, now: Date): Visit {
  const { store, date, purposes, limit, among, screen, eaters, locale } = ask;
  const { zone } = shelf.stores.get(store)!;
  return {
    store,
    date: date ?? dayIn(zone, now),
    purposes,
    limit: limit ?? LIMIT.default,
    screen: screen ?? 'own',
    eaters,
    among,
    locale: locale ?? languageIn(shelf),
    recipient: MADE_UP.recipient,
  };
}

const languageIn = ({ notices: [notice] }: Shelf) =>
  LOCALES.find((locale) => notice?.locale.startsWith(locale)) ?? 'de';

/** Refuses what this catalogue cannot be asked. */
export function checkMadeUp(ask: ExplainAsk, shelf: Shelf): void {
  const { about = [], settled = [] } = ask;
  checkNames(ask, shelf);
  checkItems(about, shelf, (at) => ['about', at]);
  checkItems(
    settled.map(({ item }) => item),
    shelf,
    (at) => ['settled', at, 'item'],
  );
}
