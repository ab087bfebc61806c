import type { Letter, Post } from './audit/deliver.flow.js';
import { type Asking, askOutside, NotOutside, type Said, TooLong } from './outside.js';

/** Longest that a recipient may take, from the first byte to the last. */
const PATIENCE_MS = 5_000;
const MOST_BYTES = 16 * 1024;

/**
 * Posts a letter, once. What comes back is one word; what a recipient wrote is read to its end and looked
 * at by nobody.
 */
export const post: Post = ({ url, ...letter }) =>
  inAWord(url, { ...letter, method: 'POST' }, ({ status }) => {
    if (status >= 200 && status < 300) return 'delivered';
    return status === 410 ? 'gone' : `status-${status}`;
  });

/**
 * Posts to nobody who has not said that they want letters of `origin`: each address is asked once, before
 * the first one (CNCF, HTTP 1.1 Web Hooks for Event Delivery 1.0, §4). Whoever does not say so is asked
 * again with the next attempt, and no letter goes there.
 */
export function postInvited(origin: string): Post {
  const inviting = new Set<string>();
  return async (letter) => {
    if (!inviting.has(letter.url)) {
      const said = await askInvitation(letter, origin);
      if (said !== 'invited') return said;
      inviting.add(letter.url);
    }
    return post(letter);
  };
}

const askInvitation = ({ url, reach }: Letter, origin: string): Promise<string> =>
  inAWord(
    url,
    { method: 'OPTIONS', reach, headers: { 'webhook-request-origin': origin } },
    ({ status, headers }) => {
      const allowed = headers['webhook-allowed-origin'];
      const isInvited = status >= 200 && status < 300 && (allowed === origin || allowed === '*');
      return isInvited ? 'invited' : 'not-invited';
    },
  );

async function inAWord(
  url: string,
  asking: Omit<Asking, 'mostBytes' | 'signal'>,
  wordFor: (said: Said) => string,
): Promise<string> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    return wordFor(await askOutside(url, { ...asking, mostBytes: MOST_BYTES, signal }));
  } catch (error) {
    if (error instanceof NotOutside) return 'not-allowed';
    if (error instanceof TooLong) return 'too-long';
    return signal.aborted ? 'no-answer' : 'unreachable';
  }
}
