/** How to end what has begun, in the order in which it began. */
export class Ends {
  readonly #ends: (() => unknown)[] = [];

  /** Remembers how to end what has just begun. */
  add(end: () => unknown): void {
    this.#ends.push(end);
  }

  /** Ends everything, the last first. What does not end in order keeps nothing else alive. */
  async all(): Promise<void> {
    for (const end of this.#ends.splice(0).toReversed()) {
      await Promise.resolve()
        .then(end)
        .catch(() => {});
    }
  }
}
