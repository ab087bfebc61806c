import type {
  CatalogueImport,
  ImportedProduct,
  ImportedRecipe,
  ImportedStore,
} from '../contract/catalogue.js';
import type { Trait } from '../contract/vocabulary.js';

/** A recipe or a product, and the products that it is made of. */
export interface Item {
  readonly ref: string;
  readonly kind: 'recipe' | 'product';
  readonly title: string;
  readonly products: readonly ImportedProduct[];
  readonly recipe: ImportedRecipe | null;
  readonly stores: readonly string[];
}

/** A catalogue made ready to answer from. */
export interface Shelf {
  readonly edition: string;
  readonly stores: ReadonlyMap<string, ImportedStore>;
  readonly items: ReadonlyMap<string, Item>;
  readonly ages: CatalogueImport['rules']['ages'];
}

/** Reads a catalogue. Lines of recipes in plain words are not read, and such a recipe is nowhere. */
export function shelfOf(catalogue: CatalogueImport, edition: string): Shelf {
  const products = new Map(catalogue.products.map((product) => [product.id, product]));
  const storesOf = ({ id, stores }: ImportedProduct): readonly string[] => {
    const rows = (catalogue.stock ?? []).filter(({ product }) => product === id);
    const isOut = (store: string) => rows.some((row) => row.store === store && !row.inStock);
    const more = rows.filter(({ inStock }) => inStock).map(({ store }) => store);
    return [...new Set([...stores, ...more])].filter((store) => !isOut(store));
  };
  const items = [
    ...catalogue.products.map((product) => itemOf(product, storesOf)),
    ...catalogue.recipes.map((recipe) => dishOf(recipe, products, storesOf)),
  ];
  return {
    edition,
    stores: new Map(catalogue.stores.map((store) => [store.id, store])),
    items: new Map(items.map((item) => [item.ref, item])),
    ages: catalogue.rules.ages,
  };
}

type StoresOf = (product: ImportedProduct) => readonly string[];

const itemOf = (product: ImportedProduct, storesOf: StoresOf): Item => ({
  ref: product.id,
  kind: 'product',
  title: product.name,
  products: [product],
  recipe: null,
  stores: storesOf(product),
});

function dishOf(
  recipe: ImportedRecipe,
  products: ReadonlyMap<string, ImportedProduct>,
  storesOf: StoresOf,
): Item {
  const parts = recipe.ingredients.map((one) =>
    'product' in one ? products.get(one.product) : undefined,
  );
  const known = [...new Set(parts.filter((part) => part !== undefined))];
  const [first = [], ...others] = known.map(storesOf);
  const isWhole = parts.every((part) => part !== undefined);
  return {
    ref: recipe.id,
    kind: 'recipe',
    title: recipe.name,
    products: known,
    recipe,
    stores: isWhole ? first.filter((store) => others.every((all) => all.includes(store))) : [],
  };
}

/** Whether any of it has a trait. */
export const hasTrait = ({ products }: Item, trait: Trait): boolean =>
  products.some(({ traits }) => traits?.includes(trait));

/** Whether nobody said of some of it what it is. */
export const isUndeclared = ({ products }: Item): boolean =>
  products.some(({ traits }) => traits === null);
