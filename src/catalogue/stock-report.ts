import type { ImportedOffer, StockRow } from '@village-butcher/sdk/contract';
import type { Remark } from './remarks.js';
import type { Shelf } from './shelf.js';

/** What no store has any more, each once: products, and the recipes that they go into. */
export function stockRemarks(stock: readonly StockRow[], shelf: Shelf): readonly Remark[] {
  const gone = stock.flatMap(({ product }, at) =>
    goneWith(product, shelf).map((id) => ({ path: ['stock', at], code: 'in-no-store', id })),
  );
  return [...new Map(gone.toReversed().map((one) => [one.id, one])).values()].toReversed();
}

function goneWith(id: string, { items, recipes, uses }: Shelf): readonly string[] {
  const product = items.get(id);
  if (product?.kind !== 'product') return [];
  return [product, ...Array.from(uses[product.row]!, (row) => recipes.items[row]!)]
    .filter(({ stores }) => stores.size === 0)
    .map(({ ref }) => ref);
}

/** Offers of what their store does not have: they are none. */
export const offerRemarks = (
  offers: readonly ImportedOffer[] = [],
  { items }: Shelf,
): readonly Remark[] =>
  offers.flatMap(({ store, product }, at) =>
    items.get(product)!.stores.has(store)
      ? []
      : [{ path: ['offers', at], code: 'not-in-stock', id: product }],
  );
