import type { Said } from './chain.js';

/** The language of the text that somebody agreed to last. */
export function localeIn(chain: readonly Said[]): string | null {
  const last = chain.findLast(({ event }) => event.type === 'granted');
  return last?.event.type === 'granted' ? last.event.notice.locale : null;
}

/** How somebody wants to hear of something: they can be told the same way. */
export function channelsIn(chain: readonly Said[]): string[] {
  const channels = new Map<string, string>();
  for (const { event } of chain) {
    if (event.type === 'wished') channels.set(event.purpose, event.wish.channel);
    if (event.type === 'unwished') channels.delete(event.purpose);
  }
  return [...new Set(channels.values())].toSorted();
}
