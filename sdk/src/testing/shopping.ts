import type { Suggestion, ShoppingLine } from '../contract/suggest.js';
import type { Item, Shelf } from './shelf.js';

/** What to buy for a recipe, as it is written: the fake scales nothing to a household. */
export function shoppingOf(
  { recipe }: Item,
  { items }: Shelf,
): Pick<Suggestion, 'portions' | 'list'> {
  if (recipe === null) return {};
  const list = recipe.ingredients.flatMap((one): ShoppingLine[] => {
    const product = 'product' in one ? items.get(one.product)?.products[0] : undefined;
    if (!('product' in one) || product === undefined) return [];
    const { amount, unit } = one;
    const { id, name: title, pack, aisle } = product;
    const packs = pack.unit === unit ? { packs: Math.ceil(amount / pack.amount) } : {};
    return [{ product: id, title, amount, unit, ...packs, pack, aisle, recipes: [recipe.id] }];
  });
  return { portions: recipe.serves, list };
}
