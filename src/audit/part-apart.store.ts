import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Columns } from './columns.js';
import type { PartFile } from './export.js';
import type { PartAsked, Writer } from './part.store.js';
import type { Answered, Said } from './part-thread.store.js';

/** A thread that makes texts of rows and writes them, while the next rows are read and opened here. */
export class PartThread {
  readonly #thread = new Worker(new URL('./part-thread.store.js', import.meta.url));
  readonly #answers = on(this.#thread, 'message', { close: ['exit'] });

  /** Begins a part, in the thread. One is written at a time. */
  async begin(begin: PartAsked): Promise<Writer> {
    return new PartApart((said) => this.#ask(said), await this.#ask({ begin }));
  }

  /** Ends the thread. What it has not written to its end remains a draft. */
  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  #ask(said: Said): Promise<Answered> {
    this.#thread.postMessage(said);
    const answer = this.#answers.next().then(({ done, value }) => {
      if (done) throw new Error('The thread that writes parts has ended.');
      return (value as [Answered])[0];
    });
    answer.catch(() => {}); // Whoever waits for it hears of it, as soon as they do.
    return answer;
  }
}

/**
 * A part that is written in the thread. Rows are on their way while those before them are written, and
 * no more than that: how long the part is, is known of those before.
 */
class PartApart implements Writer {
  #isLong = false;
  #last: Promise<Answered>;

  constructor(
    private readonly ask: (said: Said) => Promise<Answered>,
    begun: Answered,
  ) {
    this.#last = Promise.resolve(begun);
  }

  get isLong(): boolean {
    return this.#isLong;
  }

  async add(some: Columns): Promise<void> {
    const before = this.#last;
    this.#last = this.ask({ some });
    this.#isLong = (await before).isLong;
  }

  async end(): Promise<readonly PartFile[]> {
    await this.#last;
    return (await this.ask({ end: true })).files;
  }
}
