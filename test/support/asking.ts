import type { CatalogueImport, HoldReason } from '@village-butcher/sdk/contract';
import { compile, type Shelf } from '../../src/catalogue/shelf.js';
import type { Permitted, Visit } from '../../src/recommend/permitted.js';
import { suggest } from '../../src/recommend/suggest.js';

const shelves = new WeakMap<CatalogueImport, Shelf>();

/** A catalogue made ready to answer from, once. */
function shelfOf(document: CatalogueImport): Shelf {
  const known = shelves.get(document) ?? compile(document, 'e');
  shelves.set(document, known);
  return known;
}

/** What comes back of one item that is asked for alone. */
export function askFor(
  id: string,
  document: CatalogueImport,
  permitted: Permitted,
  visit: Visit,
): { readonly passes: boolean; readonly held: HoldReason | undefined } {
  const answer = suggest(permitted, { ...visit, among: [id], limit: 1 }, shelfOf(document));
  return { passes: answer.suggestions.items.length === 1, held: answer.held[0]?.reason };
}
