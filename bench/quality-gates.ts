import type { CatalogueImport, ImportedProduct, Profile } from '@village-butcher/sdk/contract';
import { hasRow } from '../src/catalogue/bits.js';
import { courseOf } from '../src/recommend/course.js';
import type { Answered } from '../src/recommend/permitted.js';
import { suggest } from '../src/recommend/suggest.js';
import { mayPass } from '../test/support/reference.js';
import { ASKED, type Home } from './quality-homes.js';
import type { Shop } from './quality-picks.js';

/** What a recipient may know of a household for a purpose. */
const valuesFor = ({ permitted, visit }: Home, purpose: Answered): Partial<Profile> =>
  (visit.screen === 'own' ? permitted.views[purpose]?.values : undefined) ?? {};

/** How many were looked at, and in how many there was what nobody wants to see. */
export interface Counted {
  readonly n: number;
  readonly found: number;
}

/** Reads every suggestion again, by the tables alone: is there one that no gate may let pass? */
export function violationsIn(homes: readonly Home[], { document, shelf }: Shop): Counted {
  const shown = homes.flatMap((home) =>
    suggest(home.permitted, home.visit, shelf).suggestions.items.map(({ ref, purpose }) => ({
      ref,
      home,
      purpose: purpose as Answered,
    })),
  );
  const found = shown.filter(
    ({ ref, home, purpose }) => !mayPass(document, ref, valuesFor(home, purpose), home.visit),
  );
  return { n: shown.length, found: found.length };
}

/** What the gates made of every item for every household, beside what the tables say. */
export interface Judged {
  /** The tables let it pass. */
  readonly clear: number;
  /** Of these, the gates held it. */
  readonly over: number;
  /** The tables hold it. */
  readonly barred: number;
  /** Of these, the gates let it pass. */
  readonly leaked: number;
}

/**
 * Every item, for every household. The tables are read in `truth`, which may know more than the shop
 * does: then what is held for want of knowledge is counted as held too much.
 */
export function judgedIn(homes: readonly Home[], { shelf }: Shop, truth: CatalogueImport): Judged {
  const cards = cardsOf(truth);
  const judged = { clear: 0, over: 0, barred: 0, leaked: 0 };
  for (const home of homes.map(unmarked)) {
    for (const purpose of ASKED) {
      const among = purpose === 'recipes' ? undefined : truth.products.map(({ id }) => id);
      const { rack, candidates } = courseOf(
        purpose,
        home.permitted,
        { ...home.visit, among },
        shelf,
      );
      const values = valuesFor(home, purpose);
      for (const { ref, row } of rack.items) {
        const passes = hasRow(candidates, row);
        const isClear = mayPass(cards.get(ref)!, ref, values, home.visit);
        judged[isClear ? 'clear' : 'barred'] += 1;
        if (isClear !== passes) judged[isClear ? 'over' : 'leaked'] += 1;
      }
    }
  }
  return judged;
}

/** The tables know nothing of what a customer marked. */
const unmarked = (home: Home): Home => ({
  ...home,
  permitted: { ...home.permitted, settled: [] },
});

/**
 * For each item a catalogue that has nothing else in it but one card with all words that the whole one
 * knows, so that reading it from the first row to the last is quick.
 */
function cardsOf(document: CatalogueImport): ReadonlyMap<string, CatalogueImport> {
  const { products, recipes } = document;
  const rows = new Map(products.map((row) => [row.id, row]));
  const words = wordsOf(products);
  const cards = new Map<string, CatalogueImport>();
  for (const row of products) {
    cards.set(row.id, { ...document, recipes: [], products: [row, words] });
  }
  for (const recipe of recipes) {
    const own = recipe.ingredients.flatMap((one) =>
      'product' in one ? rows.get(one.product)! : [],
    );
    cards.set(recipe.id, { ...document, recipes: [recipe], products: [...own, words] });
  }
  return cards;
}

function wordsOf(products: readonly ImportedProduct[]): ImportedProduct {
  const foods = products.flatMap((row) => [
    ...row.foods,
    ...(row.allergens?.contains ?? []),
    ...(row.allergens?.mayContain ?? []),
  ]);
  return { ...products[0]!, id: 'all words', foods: [...new Set(foods)] };
}
