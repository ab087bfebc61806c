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
  const chosen: Item[] = [];
  const open: readonly Candidate[] = ranking.map((one) => ({ ...one, like: 0, isAgain: false }));
  let left = before.reduce(noted, open);
  for (let next = bestOf(left); next && chosen.length < most; next = bestOf(left)) {
    const { item } = next;
    chosen.push(item);
    if (chosen.length === most) break;
    left = noted(
      left.filter((one) => one !== next),
      item,
    );
  }
  return chosen;
}

/** One that may be chosen: how like it is to those before it, and whether its family was there. */
interface Candidate extends Scored {
  readonly like: number;
  readonly isAgain: boolean;
}

/** What is left, once an item was chosen. */
const noted = (left: readonly Candidate[], chosen: Item): readonly Candidate[] =>
  left.map((one) => ({
    ...one,
    like: Math.max(one.like, likeness(one.item, chosen)),
    isAgain: one.isAgain || isOfOneFamily(one.item, chosen),
  }));

/** The one of most worth; of equals the one that is ranked first. */
function bestOf(left: readonly Candidate[]): Candidate | undefined {
  const isOpen = left.some(({ isAgain }) => !isAgain);
  return left
    .filter(({ isAgain }) => !(isOpen && isAgain))
    .reduce<Candidate | undefined>(
      (first, one) => (first && worth(one) <= worth(first) + 1 ? first : one),
      undefined,
    );
}

const worth = ({ score, like }: Candidate): number => SCORE * score - LIKENESS * like * UNIT;
