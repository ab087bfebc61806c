import { createHash } from 'node:crypto';
import {
  LANGUAGES,
  type AgeRule,
  type CatalogueImport,
  type ImportedStore,
  type Language,
  type LocalDate,
} from '@village-butcher/sdk/contract';
import { earliest, NO_EVIDENCE, type Evidence } from './evidence.js';
import { productsIn, type Item, type Product, type Recipe } from './item.js';
import { Matcher } from './match.js';
import { Natures } from './natures.js';
import { foodPostings, posted, type FoodPostings, type Postings } from './postings.js';
import { productOf } from './product.js';
import { Ranges } from './range.js';
import { recipeOf } from './recipe.js';

/** A catalogue made ready to answer from: whatever can be worked out before a customer asks. */
export interface Shelf extends FoodPostings {
  readonly edition: string;
  /** The day that it was made ready for, and the last one on which all that clears something does. */
  readonly on: LocalDate;
  readonly lapses: LocalDate;
  /** The version of the age table. */
  readonly rules: string;
  readonly ages: readonly AgeRule[];
  readonly recipes: readonly Recipe[];
  readonly products: readonly Product[];
  readonly items: ReadonlyMap<string, Item>;
  readonly stores: ReadonlyMap<string, ImportedStore>;
  readonly recipients: ReadonlyMap<string, CatalogueImport['recipients'][number]>;
  readonly notices: readonly CatalogueImport['notice'][];
  /** A food's word → the products that are this food. */
  readonly foods: Postings<string, Product>;
  /** The items in which nobody can look a word of food up. */
  readonly unread: ReadonlySet<Item>;
  /** A product → the items that it goes into, itself among them. */
  readonly usedIn: Postings<Product, Item>;
}

/** Compiles an import that has no faults, for a day. Without a day, nothing clears anything. */
export function compile(
  document: CatalogueImport,
  edition: string,
  evidence: Evidence = NO_EVIDENCE,
): Shelf {
  const { rules, stores, recipients, notice, notices = [] } = document;
  const ranges = new Ranges();
  const natures = new Natures(languageOf(notice.locale));
  const products = document.products.map((row) =>
    productOf(row, ranges, evidence, natures.of(row)),
  );
  const store = { named: byId(products), matcher: matcherOf(document) };
  const recipes = document.recipes.map((row) => recipeOf(row, store, ranges));
  const all = [...products, ...recipes];
  return {
    edition,
    on: evidence.on,
    lapses: earliest(all.map(({ lapses }) => lapses)),
    rules: versionOf(rules.ages),
    ages: rules.ages,
    recipes,
    products,
    items: byId(all),
    stores: new Map(stores.map((store) => [store.id, store])),
    recipients: new Map(recipients.map((recipient) => [recipient.id, recipient])),
    notices: [notice, ...notices],
    foods: posted(products, ({ foods }) => foods),
    ...foodPostings(all, languageOf(notice.locale)),
    unread: new Set(all.filter(({ isUnread }) => isUnread)),
    usedIn: posted(all, productsIn),
  };
}

const byId = <One extends Item>(items: readonly One[]): ReadonlyMap<string, One> =>
  new Map(items.map((item) => [item.ref, item]));

/** Finds products by what a recipe calls them, in the language of the shop's own texts. */
export const matcherOf = ({ products, notice }: CatalogueImport): Matcher =>
  new Matcher(products, languageOf(notice.locale));

const languageOf = (locale: string): Language =>
  LANGUAGES.find((language) => locale.startsWith(language)) ?? 'en';

/** The item of an id, if the catalogue has it. */
export const itemOn = (shelf: Shelf, id: string): Item | undefined => shelf.items.get(id);

/** The store of an id, if the catalogue has it. */
export const storeOn = (shelf: Shelf, id: string): ImportedStore | undefined =>
  shelf.stores.get(id);

/** The same table has the same version, in whatever order its rows came. */
function versionOf(ages: readonly AgeRule[]): string {
  const rows = ages.map(({ trait, belowMonths }) => `${trait} ${belowMonths}`).toSorted();
  return createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 16);
}
