import * as z from 'zod/mini';
import { CatalogueImport, ImportReport } from './catalogue.js';
import {
  ClaimAct,
  Claimed,
  ProductsImport,
  RecipesImport,
  RowsReport,
  StockImport,
  StockReport,
} from './import.js';
import { paths } from './paths.js';
import { ItemId } from './shape.js';
import { ALLERGENS } from './vocabulary.js';

const byClaim = z.strictObject({ product: ItemId, allergen: z.enum(ALLERGENS) });

/** What a retailer brings, and how it can be refused. */
export const importRoutes = {
  createImport: {
    ...paths.createImport,
    body: CatalogueImport,
    reply: ImportReport,
    refusals: ['import-faulty', 'notice-changed'],
  },
  importRecipes: {
    ...paths.importRecipes,
    body: RecipesImport,
    reply: RowsReport,
    refusals: ['import-faulty', 'nothing-imported'],
  },
  importProducts: {
    ...paths.importProducts,
    body: ProductsImport,
    reply: RowsReport,
    refusals: ['import-faulty', 'nothing-imported'],
  },
  importStock: {
    ...paths.importStock,
    body: StockImport,
    reply: StockReport,
    refusals: ['import-faulty', 'nothing-imported'],
  },
  putClaim: {
    ...paths.putClaim,
    params: byClaim,
    body: ClaimAct,
    reply: Claimed,
    refusals: ['unknown-item'],
  },
  removeClaim: {
    ...paths.removeClaim,
    params: byClaim,
    reply: z.undefined(),
    refusals: ['unknown-item'],
  },
} as const;
