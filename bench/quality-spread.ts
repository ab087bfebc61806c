import type { Item } from '../src/catalogue/item.js';
import { likeness } from '../src/recommend/similar.js';
import { PICKERS, type Picks } from './quality-picks.js';

/** How wide a picker's world is, over many visits. */
export interface Spread {
  /** Of all recipes that were allowed on some visit, the share that it showed at least once. */
  readonly coverage: number;
  /** The share of all places that its twenty favourites took. */
  readonly favourites: number;
  /** How unlike each other the recipes of one answer are, 0 to 1. */
  readonly unlikeness: number;
  /** Families in an answer of three. */
  readonly families: number;
  readonly fewestFamilies: number;
  readonly minutes: number;
}

/** The spread of each picker. */
export const spreadsOf = (picks: readonly Picks[]) => {
  const eligible = new Set(picks.flatMap(({ allowed }) => allowed.map(({ ref }) => ref))).size;
  const [ours, random, popular] = PICKERS.map((picker) =>
    spreadOf(
      picks.map((one) => one[picker]),
      eligible,
    ),
  );
  return { eligible, ours: ours!, random: random!, popular: popular! };
};

function spreadOf(answers: readonly (readonly Item[])[], eligible: number): Spread {
  const shown = answers.flat();
  const times = timesOf(shown.map(({ ref }) => ref));
  const families = answers.filter(({ length }) => length >= 3).map(familiesIn);
  return {
    coverage: times.length / eligible,
    favourites: sum(times.slice(0, 20)) / shown.length,
    unlikeness: mean(answers.filter(({ length }) => length > 1).map(unlikenessIn)),
    families: mean(families),
    fewestFamilies: Math.min(...families),
    minutes: mean(shown.map((item) => (item.kind === 'recipe' ? item.minutes : 0))),
  };
}

/** How often each word comes, the most frequent first. */
function timesOf(words: readonly string[]): readonly number[] {
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return [...times.values()].toSorted((one, other) => other - one);
}

const familiesIn = (answer: readonly Item[]): number =>
  new Set(answer.map((item) => (item.kind === 'recipe' ? item.family : ''))).size;

const unlikenessIn = (answer: readonly Item[]): number =>
  mean(answer.flatMap((one, at) => answer.slice(0, at).map((other) => 1 - likeness(one, other))));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** The mean of some numbers. */
export const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;
