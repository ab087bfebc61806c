import type { Call } from './call.js';

/** A part of a list. `next` says where it goes on; absent on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | undefined;
}

/** `await` gives the first page, `for await` every item of every page. */
export interface Paged<T> extends Call<Page<T>>, AsyncIterable<T> {}

/** A list that begins with this page. Without `pageAfter` it is the only one. */
export const pagedOf = <T>(
  first: Call<Page<T>>,
  pageAfter: (next: string) => Promise<Page<T>> = async () => ({ items: [] }),
): Paged<T> => Object.assign(first, { [Symbol.asyncIterator]: () => itemsFrom(first, pageAfter) });

async function* itemsFrom<T>(
  first: Promise<Page<T>>,
  pageAfter: (next: string) => Promise<Page<T>>,
): AsyncGenerator<T, void, void> {
  for (let page = await first; ; page = await pageAfter(page.next)) {
    yield* page.items;
    if (page.next === undefined) return;
  }
}
