import type { CatalogueImport, StockRow } from '@village-butcher/sdk/contract';
import { groupedBy } from './grouped.js';

/** A catalogue whose products are where stock says, and otherwise where their own rows say. */
export function withStock(document: CatalogueImport): CatalogueImport {
  const said = groupedBy(document.stock ?? [], ({ product }) => product);
  const products = document.products.map((row) => {
    const about = said.get(row.id);
    return about ? { ...row, stores: storesAfter(row.stores, about) } : row;
  });
  return { ...document, products };
}

function storesAfter(stores: readonly string[], said: readonly StockRow[]): string[] {
  const spoken = new Set(said.map(({ store }) => store));
  return [
    ...stores.filter((store) => !spoken.has(store)),
    ...said.filter(({ inStock }) => inStock).map(({ store }) => store),
  ];
}

/** A product in a store, as one word. */
export const placeOf = ({ store, product }: Pick<StockRow, 'store' | 'product'>): string =>
  `${store} ${product}`;
