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
  const chosen = [...before];
  const left = new Set(ranking);
  for (let places = most; places > 0; places -= 1) {
    const isNew = ({ item }: Scored) => !chosen.some((one) => isOfOneFamily(one, item));
    const next = bestOf(left, chosen, isNew) ?? bestOf(left, chosen, () => true);
    if (next === undefined) break;
    left.delete(next);
    chosen.push(next.item);
  }
  return chosen.slice(before.length);
}

/** The one of most worth, looked for from the best on until none can be worth more; of equals the first. */
function bestOf(
  left: ReadonlySet<Scored>,
  chosen: readonly Item[],
  isMeant: (one: Scored) => boolean,
): Scored | undefined {
  let found: Scored | undefined;
  let most = -Infinity;
  for (const one of left) {
    if (SCORE * one.score <= most + 1) break;
    if (!isMeant(one)) continue;
    const worth = SCORE * one.score - LIKENESS * UNIT * nearest(one.item, chosen);
    if (worth > most + 1) {
      found = one;
      most = worth;
    }
  }
  return found;
}

const nearest = (item: Item, others: readonly Item[]): number =>
  Math.max(0, ...others.map((other) => likeness(item, other)));
