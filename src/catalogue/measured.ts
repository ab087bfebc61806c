import type { Language } from '@village-butcher/sdk/contract';
import { converted, familyOf, type Family, type Weights } from '../food/measure.js';
import type { Amount } from '../food/unit-at.js';
import type { Ingredient, Measure, Product } from './item.js';
import type { Taken } from './taken.js';

/** The unit that each kind of measure is kept in. A pinch, a clove or an inch is kept in none. */
const KEPT_IN: Readonly<Partial<Record<Family, Measure['unit']>>> = {
  mass: 'g',
  volume: 'ml',
  count: 'piece',
};

/** More than this nobody cooks with: it was misread. */
const MOST = 1_000_000;

/** What a food of a line takes: each of its amounts, or the product alone where it gives none. */
export function ingredientsIn(
  { products: ids, or: insteads, amounts, pack, weights }: Taken,
  named: ReadonlyMap<string, Product>,
  language: Language,
): readonly Ingredient[] {
  const products = ids.map((id) => named.get(id)!);
  const or = insteads.map((id) => named.get(id)!);
  return products.flatMap((product) => {
    const all = { product, or, weights: either(weights, product.nature) };
    // Of a mixture whose parts are sold apart, nobody says how much of each.
    const said = products.length > 1 ? [] : amounts;
    const measures = said.flatMap((one) => measureOf(one, pack, product, language) ?? []);
    return (measures.length > 0 ? measures : [null]).map((measure) => ({ ...all, measure }));
  });
}

const either = (line: Weights, product: Weights): Weights => ({
  density: line.density ?? product.density,
  piece: line.piece ?? product.piece,
});

/** An amount in grams, millilitres or pieces. Of two bounds the higher: nothing shall be missing. */
function measureOf(
  { quantity, unit }: Amount,
  size: Amount | null,
  product: Product,
  language: Language,
): Measure | null {
  const number = typeof quantity === 'number' ? quantity : (quantity?.[1] ?? 0);
  if (unit === null || number <= 0) return null;
  const family = familyOf(unit);
  if (family === 'container') return contained(number, size, product, language);
  const kept = KEPT_IN[family];
  const amount = kept && converted(number, [unit, kept], product.nature, language);
  return kept && amount && amount <= MOST ? { amount, unit: kept } : null;
}

/** Two cans of 400 g are 800 g. Where a can has no size, it is one pack of what the store sells. */
function contained(
  count: number,
  size: Amount | null,
  product: Product,
  language: Language,
): Measure | null {
  const one = size ? measureOf(size, null, product, language) : packOf(product);
  return one && count * one.amount <= MOST ? { unit: one.unit, amount: count * one.amount } : null;
}

const packOf = (product: Product): Measure | null => (isWeighedOut(product) ? null : product.pack);

/** What lies at a counter and is sold by 100 g has no pack: somebody weighs it out. */
export const isWeighedOut = ({ aisle, pack }: Product): boolean =>
  aisle.endsWith('-counter') && pack.unit === 'g' && pack.amount === 100;
