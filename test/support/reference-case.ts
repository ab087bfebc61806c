import type {
  CatalogueImport,
  ImportedProduct,
  ImportedRecipe,
  Profile,
} from '@village-butcher/sdk/contract';
import type { Settled, Visit } from '../../src/recommend/permitted.js';
import { reconciled } from './reconciled.js';

/** An item as an import wrote it, with the products that go into it. */
export interface Plain {
  readonly id: string;
  readonly recipe: ImportedRecipe | undefined;
  readonly products: readonly ImportedProduct[];
}

/** An item on a visit, as the import and the customer wrote everything. */
export interface Case extends Plain {
  readonly document: CatalogueImport;
  readonly values: Partial<Profile>;
  readonly settled: readonly Settled[];
  readonly visit: Visit;
}

const known = new WeakMap<CatalogueImport, readonly Plain[]>();

/** All that an import has: its products, then its recipes. */
export function plainIn(document: CatalogueImport): readonly Plain[] {
  const items = known.get(document) ?? itemsOf(document);
  known.set(document, items);
  return items;
}

function itemsOf(document: CatalogueImport): readonly Plain[] {
  const sold = document.products.map((row) => reconciled(inStock(row, document)));
  return [
    ...sold.map((row) => ({ id: row.id, recipe: undefined, products: [row] })),
    ...document.recipes.map((recipe) => {
      const wanted = recipe.ingredients.flatMap((one) => ('product' in one ? one.product : []));
      const products = sold.filter(({ id }) => wanted.includes(id));
      return { id: recipe.id, recipe, products };
    }),
  ];
}

/** A product where stock says that it is, and where stock says nothing, where its row does. */
function inStock(row: ImportedProduct, { stores, stock = [] }: CatalogueImport): ImportedProduct {
  const isAt = (store: string) =>
    stock.find((said) => said.product === row.id && said.store === store)?.inStock ??
    row.stores.includes(store);
  return { ...row, stores: stores.map(({ id }) => id).filter(isAt) };
}

/** What is said of those who eat: those who were named, or else everybody. */
export const eating = <Value>(
  { visit }: Case,
  members: Readonly<Record<string, Value>> = {},
): readonly Value[] =>
  Object.entries(members)
    .filter(([member]) => visit.eaters?.members?.includes(member) ?? true)
    .map(([, value]) => value);

/** Whether only animals eat it. */
export const isPetFood = ({ recipe, products }: Plain): boolean =>
  recipe === undefined && products.every(({ traits }) => traits?.includes('pet-food'));
