import type { Place } from '../scenario/canary.js';

/** Everything that was answered, by who may know what stands in it. */
export class Ears {
  readonly #heard: Promise<{
    readonly who: string;
    readonly status: number;
    readonly text: string;
  }>[] = [];

  /** A `fetch` whose answers are remembered. Streams and archives are not: they are read elsewhere. */
  fetchAs(who: string): typeof fetch {
    return async (input, init) => {
      const reply = await fetch(input, init);
      const type = reply.headers.get('content-type') ?? '';
      if (/event-stream|zip/.test(type)) return reply;
      const { status } = reply;
      const head = JSON.stringify([...reply.headers]);
      const body = reply.clone().text();
      this.#heard.push(
        body.then((text) => ({ who, status, text: `${reply.url} ${head} ${text}` })),
      );
      return reply;
    };
  }

  /** What was refused, whoever asked. */
  async refusals(): Promise<readonly Place[]> {
    const all = await Promise.all(this.#heard);
    return all
      .filter(({ status }) => status >= 400)
      .map(({ who, status, text }, at) => ({
        name: `refusal ${at}, ${status} to ${who}`,
        // Whose address it was is what they sent themselves: what we said begins behind it.
        text: text.slice(text.indexOf(' ') + 1),
      }));
  }

  /** What somebody else than the customer was told. */
  async told(whos: readonly string[]): Promise<readonly Place[]> {
    const all = await Promise.all(this.#heard);
    return all
      .filter(({ who, status }) => whos.includes(who) && status < 400)
      .map(({ who, text }, at) => ({ name: `answer ${at} to ${who}`, text }));
  }
}
