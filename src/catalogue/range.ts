/**
 * The sets of stores that items are sold in. Few differ, so equal ones are one: thousands of items
 * ask the same small set, which stays at hand.
 */
export class Ranges {
  readonly #known = new Map<string, ReadonlySet<string>>();

  /** The one set of these stores. */
  of(stores: readonly string[]): ReadonlySet<string> {
    const range = new Set(stores.toSorted());
    const name = [...range].join(' ');
    const known = this.#known.get(name) ?? range;
    this.#known.set(name, known);
    return known;
  }
}
