import type { Reply } from './call.js';
import { keepRecent } from './recent.js';

/**
 * What the service answered last, by the exact address. In memory alone, and never given without
 * asking: a tag goes along, and 304 says that the answer still holds (B9).
 */
export class Answers {
  #held = new Map<string, Reply<unknown>>();

  /** Asks with the tag of what is held. What was emptied meanwhile is asked for anew. */
  async asked(
    address: string,
    ask: (headers?: Readonly<Record<string, string>>) => Promise<Reply<unknown>>,
  ): Promise<Reply<unknown>> {
    const all = this.#held;
    const held = all.get(address);
    const reply = await ask(held?.etag === undefined ? {} : { 'If-None-Match': held.etag });
    if (held && reply.revalidated) {
      return all === this.#held ? { ...reply, value: held.value } : this.asked(address, ask);
    }
    keepRecent(all, address, reply);
    return reply;
  }

  /** Nothing is held any more, and what is on its way will not be. */
  clear(): void {
    this.#held = new Map();
  }
}
