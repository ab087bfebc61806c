import type { CatalogueImport } from '@village-butcher/sdk/contract';
import { each, type Work } from '../base/slices.js';
import type { Evidence } from './evidence.js';
import { withStock } from './in-stock.js';
import type { Product } from './item.js';
import { languageOf } from './match.js';
import { Natures } from './natures.js';
import { productOf } from './product.js';
import type { Ranges } from './range.js';

/** All products of an import, each where stock says that it is. */
export function assortmentOf(
  document: CatalogueImport,
  ranges: Ranges,
  evidence: Evidence,
): Work<readonly Product[]> {
  const natures = new Natures(languageOf(document.notice.locale));
  return each(withStock(document).products, (row) =>
    productOf(row, ranges, evidence, natures.of(row)),
  );
}
