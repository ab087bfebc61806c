import type { ImportedOffer, Issue, LocalDate } from '@village-butcher/sdk/contract';
import { groupedBy } from './grouped.js';
import { placeOf } from './in-stock.js';
import type { Product } from './item.js';

/** A product that costs less than before in one store, in cents, from one day until another. */
export interface Offer extends Omit<Readonly<ImportedOffer>, 'product'> {
  readonly product: Product;
}

/** Under each store its offers. One of a product that the store does not have is none. */
export const offersIn = (
  rows: readonly ImportedOffer[],
  named: ReadonlyMap<string, Product>,
): ReadonlyMap<string, readonly Offer[]> =>
  groupedBy(
    rows
      .map((row) => ({ ...row, product: named.get(row.product)! }))
      .filter(({ store, product }) => product.stores.has(store)),
    ({ store }) => store,
  );

/** What is on offer in a store on a day. */
export const offersOn = (
  { offers }: { readonly offers: ReadonlyMap<string, readonly Offer[]> },
  store: string,
  date: LocalDate,
): readonly Offer[] =>
  (offers.get(store) ?? []).filter(({ from, until }) => from <= date && date <= until);

/** What is wrong with offers: no lower price, no day, or two prices for one day. */
export const offerFaults = (offers: readonly ImportedOffer[]): readonly Issue[] => [
  ...offers.flatMap(({ price, before, from, until }, at) => [
    ...(price < before ? [] : [{ path: ['offers', at, 'price'], code: 'not-below-before' }]),
    ...(from <= until ? [] : [{ path: ['offers', at, 'until'], code: 'earlier-than-from' }]),
  ]),
  ...overlapping(offers).map((at) => ({ path: ['offers', at], code: 'duplicate' })),
];

/** The offers that begin before the one before them of the same product and store has ended. */
function overlapping(offers: readonly ImportedOffer[]): readonly number[] {
  const inOrder = offers
    .map((offer, at) => ({ ...offer, at, key: `${placeOf(offer)} ${offer.from}` }))
    .toSorted((a, b) => Number(a.key > b.key) - Number(a.key < b.key));
  return inOrder
    .filter((one, row) => {
      const last = inOrder[row - 1];
      return last && placeOf(last) === placeOf(one) && one.from <= last.until;
    })
    .map(({ at }) => at);
}
