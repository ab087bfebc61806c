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
  const left = ranking.map((one) => ({ ...one, like: 0, isAgain: false }));
  const note = (chosen: Item): void => {
    for (const one of left) {
      one.like = Math.max(one.like, likeness(one.item, chosen));
      one.isAgain ||= isOfOneFamily(one.item, chosen);
    }
  };
  before.forEach(note);
  const chosen: Item[] = [];
  for (let next = bestOf(left); next && chosen.length < most; next = bestOf(left)) {
    left.splice(left.indexOf(next), 1);
    chosen.push(next.item);
    if (chosen.length < most) note(next.item);
  }
  return chosen;
}

/** One that may be chosen: how like it is to those before it, and whether its family was there. */
interface Candidate extends Scored {
  like: number;
  isAgain: boolean;
}

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
