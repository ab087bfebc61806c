/** Who is told, in the same tick, that something has changed. */
export class Listeners {
  readonly #all = new Set<() => void>();

  /** `onCount`: hears whenever somebody comes or goes. */
  constructor(private readonly onCount: () => void) {}

  get count(): number {
    return this.#all.size;
  }

  /** The answer ends it. Whoever comes twice is told twice. */
  add(listener: () => void): () => void {
    const own = (): void => listener();
    this.#all.add(own);
    this.onCount();
    return () => {
      if (this.#all.delete(own)) this.onCount();
    };
  }

  tell(): void {
    Array.from(this.#all).forEach(tellNow);
  }

  clear(): void {
    this.#all.clear();
  }
}

/** A listener that throws is the app's fault and stops no withdrawal. */
function tellNow(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
