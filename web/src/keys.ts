import type { Trust } from '@village-butcher/sdk/verify';

/** Who brought a key: the page itself, or the customer, who has it from elsewhere. */
export type Bringer = 'service' | 'me';

/** A key of the log that this browser keeps. It is everybody's, and says nothing of a customer. */
export interface KeptKey {
  readonly log: string;
  readonly by: Bringer;
  readonly since: string;
  /** The longest checkpoint of its log that was seen here: what came before cannot be rewritten unseen. */
  readonly seen?: string;
}

/** By which key receipts are checked here, and by which they would be checked by a new browser. */
export interface Keys {
  readonly kept: KeptKey | null;
  readonly served: Trust | null;
}

const KEPT = 'village-log-key-seen';

/** The keys as they are now. */
export const keysNow = (): Keys => ({ kept: keptKey(), served: servedTrust() });

/** Keeps a key. An empty one is none. */
export function keepKey(log: string, by: Bringer, now: Date): void {
  const kept: KeptKey = { log, by, since: now.toISOString() };
  keep(log === '' ? null : kept);
}

/** Remembers how far the log of the kept key was seen. */
export function keepSeen(seen: string): void {
  const kept = keptKey();
  if (kept) keep({ ...kept, seen });
}

/**
 * Whom to believe. The first key that the page brings is kept when it is first needed, and no other
 * takes its place by itself. Without any, nothing can be checked.
 */
export function trustNow(now: Date): Trust {
  const { kept, served } = keysNow();
  if (!kept && served) keepKey(served.log, 'service', now);
  return { ...served, log: kept?.log ?? served?.log ?? '' };
}

/** Whether the page brings another key today than the one that is kept. */
export const isOther = ({ kept, served }: Keys): boolean =>
  kept !== null && served !== null && kept.log !== served.log;

/** A browser may let nothing be kept, or have kept something broken. Then every key is the first. */
function keptKey(): KeptKey | null {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? 'null');
  } catch {
    return null;
  }
}

function keep(kept: KeptKey | null): void {
  try {
    if (kept) localStorage.setItem(KEPT, JSON.stringify(kept));
    else localStorage.removeItem(KEPT);
  } catch {
    return;
  }
}

/** The page carries it, so that it never comes together with a receipt. */
function servedTrust(): Trust | null {
  const [carried] = document.getElementsByName('village-trust');
  const text = carried?.getAttribute('content') ?? '';
  return text === '' ? null : JSON.parse(text);
}
