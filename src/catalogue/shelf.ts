import {
  type AgeRule,
  type CatalogueImport,
  type ImportedStore,
  type LocalDate,
} from '@village-butcher/sdk/contract';
import { atOnce, each, type Work } from '../base/slices.js';
import { assortmentOf } from './assortment.js';
import { lapseOf, NO_EVIDENCE, type Evidence } from './evidence.js';
import type { Item, Product, Recipe } from './item.js';
import { languageOf, matcherOf } from './match.js';
import { offersIn, type Offer } from './offer.js';
import { foodPostings, posted, usesOf, type FoodPostings, type Postings } from './postings.js';
import { Ranges } from './range.js';
import { recipeOf } from './recipe.js';
import { versionOf } from './rules.js';
import { rackOf, type Rack } from './rack.js';

/** A catalogue made ready to answer from: whatever can be worked out before a customer asks. */
export interface Shelf extends FoodPostings {
  readonly edition: string;
  /** The day that it was made ready for, and the last one on which it is as it was then. */
  readonly on: LocalDate;
  readonly lapses: LocalDate;
  /** The version of the age table. */
  readonly rules: string;
  readonly ages: readonly AgeRule[];
  readonly recipes: Rack<Recipe>;
  readonly products: Rack<Product>;
  readonly items: ReadonlyMap<string, Item>;
  readonly stores: ReadonlyMap<string, ImportedStore>;
  readonly recipients: ReadonlyMap<string, CatalogueImport['recipients'][number]>;
  readonly notices: readonly CatalogueImport['notice'][];
  /** A food's word → the products that are this food. */
  readonly foods: Postings;
  /** A species → the products that are for it. */
  readonly forPets: Postings;
  /** By the row of a product, the recipes that it goes into. */
  readonly uses: readonly Uint32Array[];
  /** A store → the offers of what it has, on whatever day. */
  readonly offers: ReadonlyMap<string, readonly Offer[]>;
}

/** Compiles an import that has no faults, for a day. Without a day, nothing clears anything. */
export const compile = (
  document: CatalogueImport,
  edition: string,
  evidence: Evidence = NO_EVIDENCE,
): Shelf => atOnce(compileInSteps(document, edition, evidence));

/** The same, with a rest now and then. */
export function* compileInSteps(
  document: CatalogueImport,
  edition: string,
  evidence: Evidence,
): Work<Shelf> {
  const { rules, stores, recipients, notice, notices = [] } = document;
  const ranges = new Ranges();
  const products = rackOf(yield* assortmentOf(document, ranges, evidence), evidence.on);
  yield;
  const store = { named: byId(products.items), matcher: matcherOf(document) };
  const recipes = rackOf(
    yield* each(document.recipes, (row) => recipeOf(row, store, ranges)),
    evidence.on,
  );
  yield;
  const all = [...products.items, ...recipes.items];
  const postings = foodPostings(products, recipes, languageOf(notice.locale));
  yield;
  return {
    edition,
    on: evidence.on,
    lapses: lapseOf(all, evidence.on),
    rules: versionOf(rules.ages),
    ages: rules.ages,
    recipes,
    products,
    items: byId(all),
    stores: new Map(stores.map((store) => [store.id, store])),
    recipients: new Map(recipients.map((recipient) => [recipient.id, recipient])),
    notices: [notice, ...notices],
    foods: posted(products, ({ foods }) => foods),
    forPets: posted(products, ({ forPets }) => forPets),
    ...postings,
    uses: usesOf(products, recipes),
    offers: offersIn(document.offers ?? [], store.named),
  };
}

const byId = <One extends Item>(items: readonly One[]): ReadonlyMap<string, One> =>
  new Map(items.map((item) => [item.ref, item]));

/** The item of an id, if the catalogue has it. */
export const itemOn = (shelf: Shelf, id: string): Item | undefined => shelf.items.get(id);

/** The store of an id, if the catalogue has it. */
export const storeOn = (shelf: Shelf, id: string): ImportedStore | undefined =>
  shelf.stores.get(id);
