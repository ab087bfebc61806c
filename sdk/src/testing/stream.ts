import type { Clock } from '../core/clock.js';
import type { RefusalCode } from '../contract/problem.js';
import { problemOf, Refusal } from './refusal.js';

const HEARTBEAT_MS = 15_000;

/** A stream that somebody listens to: whose it is, and what they were told last. */
interface Open {
  readonly tagNow: () => string;
  readonly told: { tag: string };
  readonly send: (text: string) => void;
  readonly close: () => void;
  /** When the token ends that opened it. */
  readonly endsAt: number;
}

/** The streams of changes: what is so now, at once, and then each change. Never a value. */
export class Streams {
  /** Each with what stops its heartbeat. */
  readonly #open = new Map<Open, () => void>();
  #sent = 0;

  constructor(private readonly clock: Clock) {}

  /** How many are open. */
  get count(): number {
    return this.#open.size;
  }

  /** Opens one. It ends with the signal, or when it is read no more. */
  listen(tagNow: () => string, endsAt: number, signal: AbortSignal): ReadableStream<Uint8Array> {
    const utf8 = new TextEncoder();
    let leave = (): void => {};
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        const send = (text: string): void => controller.enqueue(utf8.encode(text));
        const close = (): void => controller.close();
        const one = { tagNow, told: { tag: '' }, send, close, endsAt };
        leave = () => this.#leave(one);
        this.#beat(one);
        signal.addEventListener('abort', () => {
          if (!this.#open.has(one)) return;
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
    for (const one of this.#open.keys()) {
      const tag = one.tagNow();
      if (tag === one.told.tag) continue;
      one.told.tag = tag;
      one.send(this.#event('permissions', { type: 'permissions', etag: tag }));
    }
  }

  /** Tells everybody that there is another catalogue. */
  tellOfCatalogue(): void {
    for (const one of this.#open.keys()) {
      one.send(this.#event('suggestions', { type: 'suggestions', etag: null }));
    }
  }

  /** Ends all of them, as a service that says why. */
  end(code: RefusalCode): void {
    for (const one of this.#open.keys()) this.#end(one, code);
  }

  #end(one: Open, code: RefusalCode): void {
    one.send(this.#event('error', problemOf(new Refusal(code), 'stream')));
    one.close();
    this.#leave(one);
  }

  /** Says every 15 s that it is still there, until the token that opened it has ended. */
  #beat(one: Open): void {
    const beat = (): void => {
      if (one.endsAt <= this.clock.now()) return this.#end(one, 'token-refused');
      one.send(':\n\n');
      this.#beat(one);
    };
    this.#open.set(one, this.clock.after(HEARTBEAT_MS, beat));
  }

  #leave(one: Open): void {
    this.#open.get(one)?.();
    this.#open.delete(one);
  }

  #event(event: string, said: object): string {
    this.#sent += 1;
    return `id: ${this.#sent}\nevent: ${event}\ndata: ${JSON.stringify(said)}\n\n`;
  }
}
