import { cannotCheck, Stop } from './answer.js';
import { fromBase64Url, type Bytes } from './bytes.js';
import { readLogKey, type LogKey } from './note.js';

/**
 * Whom to believe, as the offline verifier's trust file has it. It is pinned in the app or typed in
 * by the customer, and never fetched together with a receipt; a receipt chooses nothing of it.
 */
export interface Trust {
  /** The log's verifier key, `name+id+key` (C2SP signed-note). */
  readonly log: string;
  /** Keys that sign no more, each with the last size that it signed. Other years' logs, too. */
  readonly retired?: readonly { readonly vkey: string; readonly last: number }[];
  /** The keys that promises are signed with: 32 bytes in base64url each. */
  readonly promise?: readonly { readonly kid: string; readonly public: string }[];
  /** How many seconds a promise may give itself. 3600 if nothing is said. */
  readonly mergeDelay?: number;
  /** The time against which a promise is overdue. The clock's if nothing is said. */
  readonly now?: Date;
}

/** What is trusted, read. */
export interface Trusted {
  readonly log: readonly LogKey[];
  readonly promise: ReadonlyMap<string, Bytes>;
  readonly mergeDelay: number;
  readonly now: Date;
}

const MERGE_DELAY = 3600;

/** Reads what is trusted. What cannot be read is not trusted, and then nothing can be checked. */
export async function readTrust(trust: Trust): Promise<Trusted> {
  try {
    const { log, retired = [], promise = [], mergeDelay = MERGE_DELAY, now = new Date() } = trust;
    const words = new Map(promise.map(({ kid, public: key }) => [kid, keyIn(key)]));
    if (words.size < promise.length) cannotCheck('trust');
    const logs = [{ vkey: log, last: Number.MAX_SAFE_INTEGER }, ...retired].map(logKeyIn);
    return { log: await Promise.all(logs), promise: words, mergeDelay, now };
  } catch (fault) {
    throw fault instanceof Stop ? fault : new Stop({ state: 'cannot-check', reason: 'trust' });
  }
}

async function logKeyIn({ vkey, last }: NonNullable<Trust['retired']>[number]): Promise<LogKey> {
  return (await readLogKey(vkey, last)) ?? cannotCheck('trust');
}

function keyIn(text: string): Bytes {
  const key = fromBase64Url(text);
  return key?.length === 32 ? key : cannotCheck('trust');
}
