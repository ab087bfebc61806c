import { useMemo, useSyncExternalStore } from 'react';
import type { Right, SuggestAsk, Suggestions } from '../client/shape.js';
import type { Village } from '../client/village.js';
import type { VillageError } from '../core/error.js';
import { Asked, NOTHING } from './asked.js';
import { useVillage } from './provider.js';

/** What the store suggests, or why there is nothing. */
export interface SuggestionsUse {
  readonly suggestions: Suggestions | undefined;
  readonly error: VillageError | undefined;
  readonly isAsking: boolean;
  readonly again: () => void;
}

/**
 * What helps right now, in this store. What rests on something that is taken back is gone in the same
 * tick, and the store is asked anew. Equal asks are one, also where each render makes a new object.
 */
export function useSuggestions(ask: SuggestAsk): SuggestionsUse {
  const village = useVillage();
  const words = JSON.stringify(ask);
  const asked = useMemo(() => suggestionsOf(village, JSON.parse(words)), [village, words]);
  const { value, error, isAsking } = useSyncExternalStore(
    asked.subscribe,
    asked.snapshot,
    () => NOTHING,
  );
  return { suggestions: value, error, isAsking, again: asked.again };
}

const suggestionsOf = (village: Village, ask: SuggestAsk): Asked<Suggestions> =>
  new Asked(
    (signal) => village.suggestions.list(ask, { signal }),
    (asked) => following(village, asked),
  );

/** That the standing becomes known says nothing new; whatever else changes it may change the answer. */
function following({ permissions }: Village, asked: Asked<Suggestions>): () => void {
  let before = permissions.snapshot();
  return permissions.subscribe(() => {
    const standing = permissions.snapshot();
    const isNews = before !== undefined || standing === undefined;
    before = standing;
    if (!isNews) return;
    asked.keep((suggestions) => without(suggestions, permissions.allows));
    asked.again();
  });
}

/** What rests on nothing but what is allowed. The list of all together would still tell of the rest. */
function without(
  { list, ...rest }: Suggestions,
  isAllowed: (right: Right) => boolean,
): Suggestions {
  const items = rest.items.filter(({ rests }) => rests.every(isAllowed));
  return items.length === rest.items.length && list ? { ...rest, list } : { ...rest, items };
}
