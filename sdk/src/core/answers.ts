import type { Reply } from './call.js';

/** More addresses than anybody looks at: beyond that the oldest answer goes. */
const MOST = 20;

/**
 * What the service answered last, by the exact address. In memory alone, and never given without
 * asking: a tag goes along, and 304 says that the answer still holds (B9).
 */
export class Answers {
  #held = new Map<string, Reply<unknown>>();

  /** Asks with the tag of what is held. What was emptied meanwhile is asked for anew. */
  async asked(
    address: string,
    ask: (tag: string | undefined) => Promise<Reply<unknown>>,
  ): Promise<Reply<unknown>> {
    const all = this.#held;
    const held = all.get(address);
    const reply = await ask(held?.etag);
    if (held && reply.revalidated) {
      return all === this.#held ? { ...reply, value: held.value } : this.asked(address, ask);
    }
    all.delete(address);
    if (reply.etag !== undefined) all.set(address, reply);
    for (const oldest of Array.from(all.keys()).slice(0, -MOST)) all.delete(oldest);
    return reply;
  }

  /** Nothing is held any more, and what is on its way will not be. */
  clear(): void {
    this.#held = new Map();
  }
}
