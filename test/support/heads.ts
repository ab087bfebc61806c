import { headOf, type Head } from './headers.js';

/** Remembers the headers of every answer. */
export class Heads {
  readonly heard: Head[] = [];

  /** A `fetch` that does, whoever it is for. */
  fetchAs(_who?: string): typeof fetch {
    return async (input, init) => {
      const reply = await fetch(input, init);
      this.heard.push(headOf(reply.url, init?.method ?? 'GET', reply));
      return reply;
    };
  }
}
