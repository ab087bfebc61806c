import type { ImportedRecipe, LocalDate } from '@village-butcher/sdk/contract';
import { FOOD_READER } from '../food/knowledge.js';
import { union, type Mask } from '../food/mask.js';
import { addedBy, UNBACKED, type Added, type Backing } from './added.js';
import { earliest } from './evidence.js';
import type { Ingredient, Product } from './item.js';
import type { Matcher, Wanted } from './match.js';
import { ingredientsIn } from './measured.js';
import { hasMilk, isLactoseFree } from './product.js';

/** What goes into a recipe by one of its ingredients: products, and what a line says besides. */
export interface Part {
  readonly products: readonly Product[];
  /** How much of each, as far as it is said. */
  readonly ingredients: readonly Ingredient[];
  /** Some of it is sold nowhere. */
  readonly isMissing: boolean;
  readonly contains: Mask;
  readonly unknown: Mask;
  /** A set over the traits for each thing in it: a certificate speaks of one thing alone. */
  readonly traits: readonly Mask[];
  readonly hasLactose: boolean;
  /** The foods that a line names, and what they are kinds of. */
  readonly foods: readonly string[];
  readonly isUnclear: boolean;
  /** The last day of what clears something in it. */
  readonly lapses: LocalDate;
}

type Imported = ImportedRecipe['ingredients'][number];

/** Where the products of a catalogue are found. */
export interface Store {
  readonly named: ReadonlyMap<string, Product>;
  readonly matcher: Matcher;
}

/** What an ingredient brings. A line is as bad as the worst of itself and its products. */
export function partOf(imported: Imported, { named, matcher }: Store): Part {
  if ('product' in imported) {
    const { amount, unit } = imported;
    const product = named.get(imported.product)!;
    return bare(
      [product],
      [{ product, measure: { amount, unit }, weights: product.nature, or: [] }],
    );
  }
  const { line, language } = imported;
  const wanted = matcher.wanted(line, language);
  const products = productsFor(wanted, named);
  const ingredients = wanted.taken.flatMap((taken) => ingredientsIn(taken, named, language));
  const added = addedBy(FOOD_READER.read(line, language), backingOf(products));
  return written({ ...bare(products, ingredients), isMissing: wanted.isMissing }, added);
}

/** The products that a line takes. */
const productsFor = (
  { products }: Wanted,
  named: ReadonlyMap<string, Product>,
): readonly Product[] => products.map((id) => named.get(id)!);

const bare = (products: readonly Product[], ingredients: readonly Ingredient[]): Part => ({
  products,
  ingredients,
  isMissing: false,
  contains: union(products.map(({ contains }) => contains)),
  unknown: union(products.map(({ unknown }) => unknown)),
  traits: products.map(({ traits }) => traits),
  hasLactose: products.some(({ hasLactose }) => hasLactose),
  foods: [],
  isUnclear: false,
  lapses: earliest(products.map(({ lapses }) => lapses)),
});

function written(part: Part, added: Added): Part {
  const { products, contains, unknown, traits, hasLactose, lapses } = part;
  const isFree = products.some((product) => isLactoseFree(product.traits));
  return {
    ...part,
    contains: contains | added.contains,
    unknown: unknown | (added.unknown & ~(contains | added.contains)),
    traits: traits.length === 0 ? [added.traits] : traits.map((mask) => mask | added.traits),
    hasLactose: hasLactose || hasMilk(added.unknown) || (hasMilk(added.contains) && !isFree),
    foods: added.foods,
    isUnclear: added.isUnclear,
    lapses: earliest([lapses, ...products.map(({ until }) => until)]),
  };
}

/** What stands behind a line: what all of its products declare. */
const backingOf = (products: readonly Product[]): Backing =>
  products.length === 0
    ? UNBACKED
    : {
        absent: products.reduce((mask, { backing }) => mask & backing.absent, -1),
        isComplete: products.every(({ backing }) => backing.isComplete),
        isDescribed: products.every(({ backing }) => backing.isDescribed),
      };
