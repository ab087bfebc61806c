import type { Item } from '../catalogue/item.js';
import { isOfOneFamily, likeness } from './similar.js';

/** An item, and its score in billionths. */
interface Scored {
  readonly item: Item;
  readonly score: number;
}

/** How much the score counts, and how much it counts against an item to be like one already chosen. */
const SCORE = 0.7;
const LIKENESS = 1 - SCORE;
/** Scores are billionths. */
const UNIT = 1e9;

/**
 * Some of a ranking, each as good as can be and unlike those before it (maximal marginal relevance,
 * Carbonell and Goldstein 1998). Of one family there is a second one only when no other is left.
 */
export function spread(
  ranking: readonly Scored[],
  before: readonly Item[],
  most: number,
): readonly Item[] {
  const left = ranking.map((one) => ({ ...one, like: nearest(one.item, before) }));
  const chosen = [...before];
  while (left.length > 0 && chosen.length < before.length + most) {
    const isNew = ({ item }: Scored) => !chosen.some((one) => isOfOneFamily(one, item));
    const open = left.some(isNew) ? left.filter(isNew) : left;
    const next = open.reduce((first, one) => (worth(one) > worth(first) + 1 ? one : first));
    left.splice(left.indexOf(next), 1);
    for (const one of left) one.like = Math.max(one.like, likeness(one.item, next.item));
    chosen.push(next.item);
  }
  return chosen.slice(before.length);
}

const nearest = (item: Item, others: readonly Item[]): number =>
  Math.max(0, ...others.map((other) => likeness(item, other)));

const worth = ({ score, like }: Scored & { readonly like: number }): number =>
  SCORE * score - LIKENESS * like * UNIT;
