import type {
  Disclosure,
  Held,
  HistoryEntry,
  Profile,
  Settled,
  Standing,
  Suggestions,
  Visit,
  Which,
} from '@village-butcher/sdk';
import type { Locale } from '@village-butcher/sdk/contract';
import type { Draft } from './draft.js';
import type { Word } from '@village-butcher/sdk/elements/messages';

/** A store, as one chooses it. */
export interface Store {
  readonly id: string;
  readonly name: string;
}

/** All that the service told of a customer, at one moment. */
export interface Seen {
  readonly standing: Standing;
  readonly suggestions: Suggestions;
  readonly held: readonly Held[];
  readonly disclosures: readonly Disclosure[];
  readonly history: readonly HistoryEntry[];
  readonly told: Partial<Profile>;
  readonly settled: readonly Settled[];
}

/** A notice that is open: what it would give, and for how many months. */
export interface Asking {
  readonly which: Which;
  readonly months: number;
}

/** A customer is at home. */
export interface Home {
  readonly at: 'home';
  readonly locale: Locale;
  readonly name: string;
  readonly stores: readonly Store[];
  readonly store: string;
  readonly seen: Seen;
  /** The permissions that stand in front. They stay there, so that nothing moves under a finger. */
  readonly front: ReadonlySet<string>;
  readonly asking: Asking | null;
  /** What a calendar file came to, until it is sent. */
  readonly draft: Draft | null;
  /** The code to show at a counter, once it was asked for. */
  readonly visit?: Visit;
  /** The permission whose receipt is not here yet. */
  readonly waiting: string | null;
}

/** What the page shows. */
export type State =
  | Home
  | { readonly at: 'door'; readonly locale: Locale; readonly why: 'no-code' | 'refused' }
  | { readonly at: 'waiting'; readonly locale: Locale }
  | { readonly at: 'cut-off'; readonly locale: Locale };

/**
 * What is left on the screen while a withdrawal is on its way: a no counts at once on this side,
 * and nothing that rests on it stays.
 */
export const without = (seen: Seen, isTaken: (word: Word) => boolean): Seen => ({
  ...seen,
  standing: {
    ...seen.standing,
    standing: seen.standing.standing.map((stand) =>
      isTaken(stand) ? { ...stand, verdict: 'withdrawn' } : stand,
    ),
  },
  suggestions: {
    ...apart(seen.suggestions),
    items: seen.suggestions.items.filter(({ rests }) => !rests.some(isTaken)),
  },
});

/** An answer without the list of all its recipes, of which some may no longer be there. */
function apart({ list: _together, ...suggestions }: Suggestions): Suggestions {
  return suggestions;
}
