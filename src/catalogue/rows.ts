import type {
  CatalogueImport,
  ImportedProduct,
  ImportedRecipe,
  Issue,
  StockImport,
  StockRow,
} from '@village-butcher/sdk/contract';
import { placeOf } from './in-stock.js';

/** Rows that come to a catalogue, each for the first time or in the place of another. */
export interface Rows {
  readonly products: readonly ImportedProduct[];
  readonly recipes: readonly ImportedRecipe[];
  readonly stock: readonly StockRow[];
  /** In the place of all that were, where there are any. */
  readonly offers: StockImport['offers'];
}

/** Nothing that comes. */
export const NO_ROWS: Rows = { products: [], recipes: [], stock: [], offers: undefined };

/** A catalogue with some rows more. They come last, in their own order. */
export const withRows = (document: CatalogueImport, rows: Rows): CatalogueImport => ({
  ...document,
  products: added(document.products, rows.products, idOf),
  recipes: added(document.recipes, rows.recipes, idOf),
  stock: added(document.stock ?? [], rows.stock, placeOf),
  offers: rows.offers ?? document.offers,
});

const idOf = ({ id }: { readonly id: string }): string => id;

function added<Row>(
  before: readonly Row[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Row[] {
  const keys = new Set(rows.map(keyOf));
  return [...before.filter((row) => !keys.has(keyOf(row))), ...rows];
}

/** What the rows of a table are called in what came. Offers come as a whole, and stay in place. */
const SENT_AS = { products: 'rows', recipes: 'rows', stock: 'stock' } as const;

const isTable = (name: unknown): name is keyof typeof SENT_AS =>
  typeof name === 'string' && Object.hasOwn(SENT_AS, name);

/** A fault where its row was in what came, and not where it is in the catalogue. */
export function atRow(fault: Issue, document: CatalogueImport, rows: Rows): Issue {
  const [table, at, ...rest] = fault.path;
  if (!isTable(table)) return fault;
  const row = Number(at) - ((document[table]?.length ?? 0) - rows[table].length);
  return row < 0 ? fault : { ...fault, path: [SENT_AS[table], row, ...rest] };
}
