import type { CatalogueImport, Issue } from '@village-butcher/sdk/contract';
import { placeOf } from './in-stock.js';
import { countryFaults, noticeFaults } from './notice-faults.js';
import { offerFaults } from './offer.js';

/** A name where it is written. */
interface Written {
  readonly path: Issue['path'];
  readonly name: string;
}

/**
 * What the shapes of an import cannot see: names given twice, and names of what is not there. One
 * fault refuses the whole import.
 */
export function faultsIn(document: CatalogueImport): readonly Issue[] {
  const { recipients, stores, products, recipes, rules, stock = [], offers = [] } = document;
  const storeIds = written('stores', stores);
  const productIds = written('products', products);
  const tables = [
    written('recipients', recipients),
    storeIds,
    [...productIds, ...written('recipes', recipes)],
    noticesIn(document),
    rules.ages.map(({ trait }, at) => ({ path: ['rules', 'ages', at, 'trait'], name: trait })),
    stock.map((row, at) => ({ path: ['stock', at], name: placeOf(row) })),
  ];
  return [
    ...tables.flatMap(duplicatesIn),
    ...strangersIn(storesNamedIn(document), storeIds, 'unknown-store'),
    ...strangersIn(productsNamedIn(document), productIds, 'unknown-product'),
    ...offerFaults(offers),
    ...noticeFaults(document),
    ...recipients.flatMap(({ country }, at) => countryFaults(country, ['recipients', at])),
    ...(recipients.some(({ id }) => id.startsWith('app:'))
      ? []
      : [{ path: ['recipients'], code: 'app-missing' }]),
  ];
}

const written = (table: string, rows: readonly { readonly id: string }[]): readonly Written[] =>
  rows.map(({ id }, at) => ({ path: [table, at, 'id'], name: id }));

const noticesIn = ({ notice, notices = [] }: CatalogueImport): readonly Written[] =>
  [notice, ...notices].map(({ id, version, locale }, at) => ({
    path: at === 0 ? ['notice'] : ['notices', at - 1],
    name: [id, version, locale].join(' '),
  }));

const storesNamedIn = ({
  products,
  stock = [],
  offers = [],
}: CatalogueImport): readonly Written[] => [
  ...products.flatMap(({ stores }, row) =>
    stores.map((name, at) => ({ path: ['products', row, 'stores', at], name })),
  ),
  ...stock.map(({ store }, at) => ({ path: ['stock', at, 'store'], name: store })),
  ...offers.map(({ store }, at) => ({ path: ['offers', at, 'store'], name: store })),
];

const productsNamedIn = ({
  recipes,
  stock = [],
  offers = [],
}: CatalogueImport): readonly Written[] => [
  ...recipes.flatMap(({ ingredients }, row) =>
    ingredients.flatMap((one, at) =>
      'product' in one
        ? [{ path: ['recipes', row, 'ingredients', at, 'product'], name: one.product }]
        : [],
    ),
  ),
  ...stock.map(({ product }, at) => ({ path: ['stock', at, 'product'], name: product })),
  ...offers.map(({ product }, at) => ({ path: ['offers', at, 'product'], name: product })),
];

/** Each name after its first. */
function duplicatesIn(all: readonly Written[]): readonly Issue[] {
  const first = new Map(all.map((one) => [one.name, one] as const).toReversed());
  return all
    .filter((one) => first.get(one.name) !== one)
    .map(({ path }) => ({ path, code: 'duplicate' }));
}

/** Each name that is not among the known ones. */
function strangersIn(
  all: readonly Written[],
  known: readonly Written[],
  code: string,
): readonly Issue[] {
  const names = new Set(known.map(({ name }) => name));
  return all.filter(({ name }) => !names.has(name)).map(({ path }) => ({ path, code }));
}
