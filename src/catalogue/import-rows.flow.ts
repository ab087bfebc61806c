import type { DataSource } from 'typeorm';
import type {
  ProductsImport,
  RecipesImport,
  RowsReport,
  StockImport,
  StockReport,
} from '@village-butcher/sdk/contract';
import { addRows, addStock } from './add.flow.js';
import { rowsInCsv } from './csv.js';
import { allOf } from './faulty.js';
import { offProductIn, productsInOff } from './open-food-facts.js';
import { recipeIn, recipesIn } from './published.js';
import { NO_ROWS, type Rows } from './rows.js';
import type { Shelves } from './shelves.js';
import { productIn } from './sold.js';

/** Adds the recipes of a document to the catalogue in use. */
export const importRecipes = (
  db: DataSource,
  shelves: Shelves,
  { document, defaults }: RecipesImport,
  now: Date | null,
): Promise<RowsReport> => {
  const recipes = allOf(recipesIn(document).map((node, at) => recipeIn(node, at, defaults)));
  return addRows(db, shelves, { ...NO_ROWS, recipes }, now);
};

/** Adds the products of a table or an export to the catalogue in use. */
export const importProducts = (
  db: DataSource,
  shelves: Shelves,
  sent: ProductsImport,
  now: Date | null,
): Promise<RowsReport> => addRows(db, shelves, { ...NO_ROWS, products: productsIn(sent) }, now);

/** Takes over what stores have and what is on offer there. */
export const importStock = (
  db: DataSource,
  shelves: Shelves,
  { stock = [], offers }: StockImport,
  now: Date | null,
): Promise<StockReport> => addStock(db, shelves, { ...NO_ROWS, stock, offers }, now);

function productsIn(sent: ProductsImport): Rows['products'] {
  const { defaults } = sent;
  if ('openFoodFacts' in sent) {
    const products = productsInOff(sent.openFoodFacts);
    return allOf(products.map((one, at) => offProductIn(one, at, defaults)));
  }
  const rows = 'csv' in sent ? rowsInCsv(sent.csv) : sent.rows;
  return allOf(rows.map((row, at) => productIn(row, at, defaults)));
}
