import { HINTS, type DayHint, type Hint } from '@village-butcher/sdk/contract';
import { dayAfter } from '../base/day.js';
import type { Recipe } from '../catalogue/item.js';
import type { Rack } from '../catalogue/rack.js';
import { EFFECTS, type Effect } from './hints.js';
import type { Worth } from './levels.js';
import type { Said } from './texts.js';

/** The recipient that stands for the customer's own screen. */
type OwnApp = `app:${string}`;

/**
 * What only the customer's own screen may know (L8): that nobody is at home must not reach a
 * counter, a brand or a neighbour. It opens for an app; for anyone else it does not compile.
 */
export class OwnScreen<Value> {
  readonly #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  openFor(_recipient: OwnApp): Value {
    return this.#value;
  }
}

const isOwnApp = (recipient: string): recipient is OwnApp => recipient.startsWith('app:');

/** The hints that a recipient may know, from today on. What is past says nothing any more. */
export function hintsFor(
  recipient: string,
  hints: readonly DayHint[],
  today: string,
): readonly DayHint[] {
  const ahead = hints.filter(({ date }) => date >= today);
  const away = new OwnScreen(ahead.filter(({ hint }) => hint === 'away'));
  const others = ahead.filter(({ hint }) => hint !== 'away');
  return isOwnApp(recipient) ? [...others, ...away.openFor(recipient)] : others;
}

/** A hint that counts this evening. */
export interface Tonight extends Effect {
  readonly hint: Hint;
  /** How many are at the table, where guests come. */
  readonly count: number;
}

/** The hints that count on a day's evening, each once. */
export function tonight(today: string, hints: readonly DayHint[]): readonly Tonight[] {
  const days = { today, tomorrow: dayAfter(today) };
  return HINTS.flatMap((hint) => {
    const effect = EFFECTS[hint];
    const dates = effect.when.map((day) => days[day]);
    const found = hints.find((one) => one.hint === hint && dates.includes(one.date));
    return found ? [{ ...effect, hint, count: found.count ?? 0 }] : [];
  });
}

/** How well recipes suit the evening: of several hints the one that each suits best. */
export const suits = (rack: Rack, evening: readonly Tonight[]): readonly Worth[] =>
  evening.flatMap(({ boost, count }) => boost?.suits(rack, count) ?? []);

/** What the hint that a recipe suits best lets us say of it. */
export function saysTonight(recipe: Recipe, rack: Rack, evening: readonly Tonight[]): Said {
  const how = ({ boost, count }: Tonight) => boost?.suits(rack, count).at(recipe.row) ?? 0;
  const [best] = evening.toSorted((a, b) => how(b) - how(a));
  return best!.boost!.says(recipe, best!.count);
}
