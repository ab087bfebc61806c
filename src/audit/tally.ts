import type { AnswerRow, Cell } from '@village-butcher/sdk/contract';

/** Fewer customers than these are never counted aloud. */
export const FLOOR = 10;

/** A table that was counted, and how many of its counts are not shown. */
export interface Table {
  readonly rows: readonly AnswerRow[];
  readonly suppressed: number;
}

/** What is counted together: its cells, how many customers it has, and when the first and the last ends. */
export interface Group {
  readonly cells: Readonly<Record<string, Cell>>;
  /** Of nested spans, the shortest first: who is in one is in the ones behind it. */
  readonly counts: readonly number[];
  readonly first: string;
  readonly last: string;
}

/** Counts customers by what they have in common. Nobody is in a group twice. */
export class Tally {
  readonly #groups = new Map<string, Group>();

  add(cells: Group['cells'], end: string, counts: readonly (0 | 1)[] = [1]): void {
    const key = JSON.stringify(cells);
    const before = this.#groups.get(key) ?? { counts: [], first: end, last: end };
    this.#groups.set(key, {
      cells,
      counts: counts.map((count, at) => count + (before.counts[at] ?? 0)),
      first: end < before.first ? end : before.first,
      last: end > before.last ? end : before.last,
    });
  }

  /** All groups, in the order of their cells. */
  groups(): readonly Group[] {
    const keys = Array.from(this.#groups.keys()).toSorted();
    return keys.map((key) => this.#groups.get(key)!);
  }
}

/**
 * Which counts may be shown. `null`: it, or what lies between it and the one shown before it, would
 * tell of fewer customers than the floor.
 */
export function shownOf(counts: readonly number[]): readonly (number | null)[] {
  let shown = 0;
  return counts.map((count) => {
    const isFew = [count, count - shown].some((few) => few > 0 && few < FLOOR);
    if (!isFew) shown = count;
    return isFew ? null : count;
  });
}

/**
 * Of groups that add up to something, one alone that is not shown could be had by subtraction: then
 * the smallest of the others is not shown, either.
 */
export function withCompany(counts: readonly (number | null)[]): readonly (number | null)[] {
  const shown = counts.filter((count) => count !== null);
  const isAlone = shown.length > 0 && shown.length === counts.length - 1;
  const victim = counts.indexOf(isAlone ? Math.min(...shown) : null);
  return counts.map((count, at) => (at === victim ? null : count));
}
