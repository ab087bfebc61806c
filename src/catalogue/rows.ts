import type {
  CatalogueImport,
  ImportedProduct,
  ImportedRecipe,
  Issue,
} from '@village-butcher/sdk/contract';

/** Rows that come to a catalogue, each for the first time or in the place of its id. */
export interface Rows {
  readonly products: readonly ImportedProduct[];
  readonly recipes: readonly ImportedRecipe[];
}

/** A catalogue with some rows more. They come last, in their own order. */
export const withRows = (document: CatalogueImport, rows: Rows): CatalogueImport => ({
  ...document,
  products: [...others(document.products, rows.products), ...rows.products],
  recipes: [...others(document.recipes, rows.recipes), ...rows.recipes],
});

function others<Row extends { readonly id: string }>(
  before: readonly Row[],
  rows: readonly Row[],
): readonly Row[] {
  const ids = new Set(rows.map(({ id }) => id));
  return before.filter(({ id }) => !ids.has(id));
}

/** A fault where its row was in what came, and not where it is in the catalogue. */
export function atRow(fault: Issue, document: CatalogueImport, rows: Rows): Issue {
  const [table, at, ...rest] = fault.path;
  if (table !== 'products' && table !== 'recipes') return fault;
  const row = Number(at) - (document[table].length - rows[table].length);
  return row < 0 ? fault : { ...fault, path: ['rows', row, ...rest] };
}
