import type { Clock } from '../core/clock.js';
import { type FakeCode, problemOf, Refusal } from './refusal.js';

const HEARTBEAT_MS = 15_000;

/** A stream that somebody listens to: whose it is, and what they were told last. */
interface Open {
  readonly tagNow: () => string;
  readonly told: { tag: string };
  readonly send: (text: string) => void;
  readonly end: () => void;
}

/** The streams of changes: what is so now, at once, and then each change. Never a value. */
export class Streams {
  readonly #open = new Set<Open>();
  #sent = 0;

  constructor(private readonly clock: Clock) {}

  /** How many are open. */
  get count(): number {
    return this.#open.size;
  }

  /** Opens one. It ends with the signal, or when it is read no more. */
  listen(tagNow: () => string, signal: AbortSignal): ReadableStream<Uint8Array> {
    const utf8 = new TextEncoder();
    let leave = (): void => {};
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        const send = (text: string): void => controller.enqueue(utf8.encode(text));
        leave = this.#seat({ tagNow, told: { tag: '' }, send, end: () => controller.close() });
        signal.addEventListener('abort', () => {
          leave();
          controller.error(signal.reason);
        });
        this.refresh();
      },
      cancel: () => leave(),
    });
  }

  /** Tells everybody whose permissions answer otherwise than before. */
  refresh(): void {
    for (const one of this.#open) {
      const tag = one.tagNow();
      if (tag === one.told.tag) continue;
      one.told.tag = tag;
      one.send(this.#event('permissions', { type: 'permissions', etag: tag }));
    }
  }

  /** Tells everybody that there is another catalogue. */
  tellOfCatalogue(): void {
    for (const one of this.#open) {
      one.send(this.#event('suggestions', { type: 'suggestions', etag: null }));
    }
  }

  /** Ends all of them, as a service that says why. */
  end(code: FakeCode): void {
    for (const one of this.#open) {
      one.send(this.#event('error', problemOf(new Refusal(code), 'stream')));
      one.end();
    }
    this.#open.clear();
  }

  #seat(one: Open): () => void {
    this.#open.add(one);
    let cancel = (): void => {};
    const beat = (): void => {
      if (!this.#open.has(one)) return;
      one.send(':\n\n');
      cancel = this.clock.after(HEARTBEAT_MS, beat);
    };
    cancel = this.clock.after(HEARTBEAT_MS, beat);
    return () => {
      this.#open.delete(one);
      cancel();
    };
  }

  #event(event: string, said: object): string {
    this.#sent += 1;
    return `id: ${this.#sent}\nevent: ${event}\ndata: ${JSON.stringify(said)}\n\n`;
  }
}
