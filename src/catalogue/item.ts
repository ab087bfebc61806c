import type { Heaviness, LocalDate, Pack } from '@village-butcher/sdk/contract';
import type { Mask } from '../food/mask.js';
import type { Weights } from '../food/measure.js';
import type { Nature } from '../food/nature.js';
import type { Backing } from './added.js';

/** Something that can be suggested. */
export type Item = Recipe | Product;

/** What every gate and every score asks of an item, worked out when the catalogue is imported. */
export interface Facts {
  /** Its place in the rack of its kind. */
  readonly row: number;
  readonly ref: string;
  readonly title: string;
  /** The stores that have all of it. */
  readonly stores: ReadonlySet<string>;
  /** Sets over the 14 allergens. Not declared = all of them unknown. */
  readonly contains: Mask;
  readonly mayContain: Mask;
  readonly unknown: Mask;
  /** The oldest declaration that this rests on. Empty where nobody declared anything. */
  readonly declared: string;
  /** A set over the traits, and `UNDECLARED`. */
  readonly traits: Mask;
  /** A set over the diets: those that it breaks. */
  readonly breaks: Mask;
  /** Milk sugar: milk is in it that is not lactose-free, or nobody knows. */
  readonly hasLactose: boolean;
  /** How much of what is fresh in it is in season, 0 to 1, from January on. */
  readonly season: readonly number[];
  /** The foods that its texts name, and what they are kinds of: ids of the knowledge. */
  readonly named: readonly string[];
  /** Nobody can look a word of food up in it. */
  readonly isUnread: boolean;
  /** The last day of what clears something in it. */
  readonly lapses: LocalDate;
}

/** A product on the shelves. Its words are folded. */
export interface Product extends Facts {
  readonly kind: 'product';
  /** General to specific. */
  readonly foods: readonly string[];
  readonly attributes: readonly string[];
  readonly forPets: readonly string[];
  readonly aisle: string;
  readonly pack: Pack;
  readonly nature: Nature;
  /** What is in it, and of what it may hold traces, in words that name none of the 14. */
  readonly contents: readonly string[];
  readonly traces: readonly string[];
  /** What it can clear in a text that speaks of it, and until when. */
  readonly backing: Backing;
  readonly until: LocalDate;
}

/** A recipe, as good as the worst of its products and of its lines. */
export interface Recipe extends Facts {
  readonly kind: 'recipe';
  /** Each once. */
  readonly products: readonly Product[];
  /** What it takes for all its portions. */
  readonly ingredients: readonly Ingredient[];
  readonly serves: number;
  readonly minutes: number;
  readonly heaviness: Heaviness;
  /** Dishes of one family are alike. */
  readonly family: string;
  /** Grams a portion; above every limit where nobody knows. */
  readonly carbohydrates: number;
}

/** How much of a product. */
export interface Measure {
  readonly amount: number;
  readonly unit: Pack['unit'];
}

/** A product that a recipe takes. */
export interface Ingredient {
  readonly product: Product;
  /** `null` where the recipe gives none, or none that a product can be measured by. */
  readonly measure: Measure | null;
  /** How to get from one unit to another: as far as the line, or else the product, tells. */
  readonly weights: Weights;
  /** What it may be instead, as the recipe says. */
  readonly or: readonly Product[];
}

/** What goes into an item: a recipe's products, or the product itself. */
export const productsIn = (item: Item): readonly Product[] =>
  item.kind === 'recipe' ? item.products : [item];
