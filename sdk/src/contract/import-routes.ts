import * as z from 'zod/mini';
import { CatalogueImport, ImportReport } from './catalogue.js';
import { ExplainAsk, Explanation } from './explain.js';
import {
  ClaimAct,
  Claimed,
  ProductsImport,
  RecipesImport,
  RowsReport,
  StockImport,
  StockReport,
} from './import.js';
import { housePaths as paths } from './all-paths.js';
import { ItemId, OneOf14 } from './shape.js';

const byClaim = z.strictObject({ product: ItemId, allergen: OneOf14 });

/** What a retailer brings or asks, and how it can be refused. */
export const importRoutes = {
  createImport: {
    ...paths.createImport,
    body: CatalogueImport,
    reply: ImportReport,
    refusals: ['import-faulty', 'notice-changed', 'list-full'],
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
  explain: {
    ...paths.explain,
    body: ExplainAsk,
    reply: Explanation,
    refusals: ['unknown-store', 'unknown-item'],
  },
} as const;
