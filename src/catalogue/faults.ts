import type {
  CatalogueImport,
  ImportedProduct,
  ImportReport,
  Issue,
} from '@village-butcher/sdk/contract';
import { looserThanDefault } from '../food/age.js';
import { allergenDeclared } from '../food/allergen.js';
import { TRAIT_OF } from '../food/trait.js';

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
  const { recipients, stores, products, recipes, rules } = document;
  const storeIds = written('stores', stores);
  const productIds = written('products', products);
  const tables = [
    written('recipients', recipients),
    storeIds,
    [...productIds, ...written('recipes', recipes)],
    noticesIn(document),
    rules.ages.map(({ trait }, at) => ({ path: ['rules', 'ages', at, 'trait'], name: trait })),
  ];
  return [
    ...tables.flatMap(duplicatesIn),
    ...strangersIn(stockedAt(document), storeIds, 'unknown-store'),
    ...strangersIn(ingredientsIn(document), productIds, 'unknown-product'),
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

const stockedAt = ({ products }: CatalogueImport): readonly Written[] =>
  products.flatMap(({ stores }, row) =>
    stores.map((name, at) => ({ path: ['products', row, 'stores', at], name })),
  );

const ingredientsIn = ({ recipes }: CatalogueImport): readonly Written[] =>
  recipes.flatMap(({ ingredients }, row) =>
    ingredients.map(({ product }, at) => ({
      path: ['recipes', row, 'ingredients', at, 'product'],
      name: product,
    })),
  );

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

type Remark = ImportReport['remarks'][number];

/** Rows worth a look. None is refused: what is not known makes gates hold more, never less. */
export const remarksIn = (document: CatalogueImport): Remark[] => [
  ...document.products.flatMap((row, at) =>
    Object.entries(PRODUCT_REMARKS)
      .filter(([, applies]) => applies(row))
      .map(([code]) => ({ path: ['products', at], code, id: row.id })),
  ),
  ...madeNowhere(document),
  ...looserThanDefault(document.rules.ages).map((id) => ({
    path: ['rules', 'ages'],
    code: 'age-rule-looser',
    id,
  })),
];

const PRODUCT_REMARKS: Readonly<Record<string, (row: ImportedProduct) => boolean>> = {
  'allergens-not-declared': ({ allergens }) => allergens === null,
  'allergens-not-understood': ({ allergens }) =>
    [...(allergens?.contains ?? []), ...(allergens?.mayContain ?? [])].some(
      (word) => allergenDeclared(word) === undefined,
    ),
  'traits-not-declared': ({ traits }) => traits === null,
  'traits-contradicted': (row) => contradictsItself(row),
  'foods-missing': ({ foods }) => foods.length === 0,
  'in-no-store': ({ stores }) => stores.length === 0,
  'gtin-check-digit': ({ gtin }) => !endsInItsCheckDigit(gtin),
};

/** Declared to contain milk, and not to be dairy: one of the two is wrong. */
function contradictsItself({ allergens, traits }: ImportedProduct): boolean {
  const named = (allergens?.contains ?? []).map(allergenDeclared);
  const needed = named.flatMap((allergen) => (allergen && TRAIT_OF[allergen]) ?? []);
  return traits !== null && needed.some((trait) => !traits.includes(trait));
}

/** GS1 General Specifications §7.9: weights 1 and 3 in turn, the sum a multiple of ten. */
const endsInItsCheckDigit = (gtin: string): boolean =>
  [...gtin].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0;

function madeNowhere({ products, recipes }: CatalogueImport): readonly Remark[] {
  const storesOf = new Map(products.map(({ id, stores }) => [id, stores]));
  return recipes.flatMap(({ id, ingredients }, at) => {
    const [first = [], ...others] = ingredients.map(({ product }) => storesOf.get(product) ?? []);
    const here = first.some((store) => others.every((stores) => stores.includes(store)));
    return here ? [] : [{ path: ['recipes', at], code: 'in-no-store', id }];
  });
}
