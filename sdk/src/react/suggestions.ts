import { useMemo, useSyncExternalStore } from 'react';
import type { SuggestAsk, Suggestions } from '../client/shape.js';
import type { Village } from '../client/village.js';
import type { VillageError } from '../core/error.js';
import { Asked, NOTHING } from './asked.js';
import { useVillage } from './provider.js';

/** What the store suggests, or why there is nothing. */
export interface SuggestionsUse {
  readonly suggestions: Suggestions | undefined;
  /** When that was answered, by the clock of this device. */
  readonly at: string | undefined;
  readonly error: VillageError | undefined;
  readonly isAsking: boolean;
  readonly again: () => void;
}

/**
 * What helps right now, in this store. What rests on something that is taken back is gone in the same
 * tick, and the store is asked anew. Equal asks are one, also where each render makes a new object.
 */
export function useSuggestions(ask: SuggestAsk): SuggestionsUse {
  const { suggestions } = useVillage();
  const words = JSON.stringify(ask);
  const { asked, shown } = useMemo(
    () => onScreen(suggestions, JSON.parse(words)),
    [suggestions, words],
  );
  const { error, isAsking } = useSyncExternalStore(asked.subscribe, asked.snapshot, () => NOTHING);
  const now = useSyncExternalStore(suggestions.subscribe, shown, () => undefined);
  return { suggestions: now?.value, at: now?.at, error, isAsking, again: asked.again };
}

/** One ask: how it is asked, and what is shown of it. */
function onScreen(suggestions: Village['suggestions'], ask: SuggestAsk) {
  const shown = () => suggestions.snapshot(ask);
  const asked = new Asked(
    (signal) => suggestions.list(ask, { signal }),
    ({ again }) => whenOver(suggestions, shown, again),
  );
  return { asked, shown };
}

/** Tells when what was shown is over: something was taken back, given or brought in since. */
function whenOver(
  { subscribe }: Village['suggestions'],
  shown: () => { readonly isStale: boolean } | undefined,
  tell: () => void,
): () => void {
  let isFresh = shown()?.isStale === false;
  return subscribe(() => {
    const wasFresh = isFresh;
    isFresh = shown()?.isStale === false;
    if (wasFresh && !isFresh) tell();
  });
}
