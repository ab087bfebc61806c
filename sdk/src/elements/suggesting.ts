import type { Standing, SuggestAsk, Suggestion, Suggestions } from '../client/shape.js';
import type { Village } from '../client/village.js';
import { keyOf } from './rows.js';
import { standingOf } from './standing.js';

/** What a store suggests, and where its customer stands. */
export interface Market {
  readonly standing: Standing;
  readonly answer: Suggestions;
  /** What is left of the answer. */
  readonly items: readonly Suggestion[];
}

/** Where somebody stands who has no account: nothing is given, told or wished for. */
export const NOWHERE: Standing = {
  standing: [],
  askable: [],
  wishes: [],
  notices: [],
  recipients: [],
  told: [],
  pending: [],
  pausedUntil: null,
};

/** Asks what helps now, for whoever stands there. The one place where the elements do. */
export async function marketOf(
  village: Village,
  ask: SuggestAsk,
  signal: AbortSignal,
  stands: (village: Village) => Promise<Standing> = standingOf,
): Promise<Market> {
  const [standing, answer] = await Promise.all([
    stands(village),
    village.suggestions.list(ask, { signal }),
  ]);
  return less({ standing, answer, items: answer.items }, village);
}

/** A market without what rests on something that may not be used any more (L2). */
export const less = ({ standing, answer, items }: Market, village: Village): Market => ({
  standing: village.permissions.snapshot() ?? standing,
  answer,
  items: items.filter(({ rests }) => rests.every((right) => village.permissions.allows(right))),
});

/** What an answer depends on, as far as it is known here. Where it changes, one asks anew. */
export const groundOf = ({ standing, wishes, pausedUntil }: Standing): string =>
  JSON.stringify([standing.map((one) => [keyOf(one), one.verdict]), wishes, pausedUntil]);
