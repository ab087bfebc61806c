import type { Weights } from '../food/measure.js';
import type { Line } from '../food/line.js';
import type { Item } from '../food/notes.js';
import type { Amount } from '../food/unit-at.js';

/** The products that something takes. */
export interface Named {
  readonly products: readonly string[];
  /** Some of it is sold nowhere. */
  readonly isMissing: boolean;
}

/** A food of a line, with what was found for it, and what it weighs as far as its name tells. */
export type Branch = Item & Named & { readonly weights: Weights };

/** What one food of a line takes. */
export interface Taken {
  readonly products: readonly string[];
  /** Other products that the line has a choice of. */
  readonly or: readonly string[];
  /** How much, as the line says it. Several stand beside each other: `500 g plus 2 EL`. */
  readonly amounts: readonly Amount[];
  /** How much is in one, where it counts cans. */
  readonly pack: Amount | null;
  readonly weights: Weights;
}

/** What a branch takes. One that gives no amount of its own has that of the line. */
export function takenBy(
  branch: Branch,
  choice: readonly Branch[],
  line: Amount & Partial<Pick<Line, 'plus' | 'pack'>>,
): Taken {
  const isOfLine = branch.quantity === null || isSame(branch, line);
  const { plus = [], pack = null } = isOfLine ? line : {};
  return {
    products: branch.products,
    or: choice.flatMap((one) => insteadOf(branch, one)),
    amounts: [isOfLine ? line : branch, ...plus],
    pack,
    weights: branch.weights,
  };
}

const isSame = (a: Amount, b: Amount): boolean => a.quantity === b.quantity && a.unit === b.unit;

/** Another branch, if the store has it, and as one thing. */
const insteadOf = ({ products }: Named, other: Named): readonly string[] =>
  other.isMissing || other.products.length !== 1
    ? []
    : other.products.filter((id) => !products.includes(id));
