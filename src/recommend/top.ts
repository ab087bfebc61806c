/** A row, what it scored, and what decides between equals. */
export interface Ranked {
  readonly row: number;
  readonly score: number;
  readonly tie: number;
}

/** Whether one comes before another: by its score, then its tie, then its row. */
const isBefore = (one: Ranked, other: Ranked): boolean =>
  one.score !== other.score
    ? one.score > other.score
    : one.tie !== other.tie
      ? one.tie < other.tie
      : one.row < other.row;

/** The best of many, of which no more than so many are kept: a heap with the last of them on top. */
export class Top {
  readonly #heap: Ranked[] = [];

  constructor(readonly most: number) {}

  /** A score below this one has no place here. */
  get least(): number {
    return this.#heap.length < this.most ? -Infinity : this.#heap[0]!.score;
  }

  /** Whether one of so much could be among the best: of so high a score, or with so low a tie. */
  hasPlaceFor(score: number, tie: number): boolean {
    if (this.#heap.length < this.most) return true;
    const last = this.#heap[0]!;
    return score > last.score || (score === last.score && tie <= last.tie);
  }

  /** Keeps one, if it is among the best so far. */
  offer(one: Ranked): void {
    const heap = this.#heap;
    if (heap.length < this.most) this.#rise(heap.push(one) - 1);
    else if (isBefore(one, heap[0]!)) {
      heap[0] = one;
      this.#sink();
    }
  }

  /** All that was kept, the best first. */
  ranked = (): readonly Ranked[] =>
    this.#heap.toSorted((one, other) => (isBefore(one, other) ? -1 : 1));

  #rise(from: number): void {
    const heap = this.#heap;
    for (let at = from; at > 0;) {
      const above = (at - 1) >> 1;
      if (!isBefore(heap[above]!, heap[at]!)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let last = at;
      if (left < heap.length && isBefore(heap[last]!, heap[left]!)) last = left;
      if (right < heap.length && isBefore(heap[last]!, heap[right]!)) last = right;
      if (last === at) return;
      this.#swap(at, last);
      at = last;
    }
  }

  #swap(one: number, other: number): void {
    const heap = this.#heap;
    const kept = heap[one]!;
    heap[one] = heap[other]!;
    heap[other] = kept;
  }
}
