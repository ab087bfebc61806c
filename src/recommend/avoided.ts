import { ALLERGENS, type Allergen } from '@village-butcher/sdk/contract';
import type { Item } from '../catalogue/item.js';
import type { Shelf } from '../catalogue/shelf.js';
import { allergenDeclared } from '../food/allergen.js';
import { maskOf, wordsIn, type Mask } from '../food/mask.js';
import type { Avoided } from './eaters.js';

/** Words of food that must not be in an item, looked up in a catalogue. */
export interface LookedUp {
  /** The words, for people: one of the 14 by its name, any other as it was written. */
  readonly words: readonly string[];
  /** Of the 14: all that are avoided, themselves or a kind of them, and those of which traces are. */
  readonly allergens: Mask;
  readonly strictly: Mask;
  /** For the other words: the items that are out. */
  readonly out: readonly ReadonlySet<Item>[];
  /** The other words → the items with traces of it. */
  readonly traces: ReadonlyMap<string, ReadonlySet<Item>>;
  /** Words that say nothing here. With one of them, nothing can be checked. */
  readonly strangers: readonly string[];
}

/**
 * Looks words up: the 14 are declared; any other food is looked for in what products are. A kind of
 * one of the 14 is both: whoever must not have hazelnuts cannot tell what is in "nuts".
 */
export function lookUp(avoided: Avoided, { contents, traces, unread }: Shelf): LookedUp {
  const all = [...avoided].map(([key, said]) => ({ ...said, key, is: allergenDeclared(key) }));
  const of14 = ALLERGENS.filter((allergen) => avoided.has(allergen));
  const others = all
    .filter(({ key, is }) => key !== is)
    .map(({ key, ...said }) => ({ ...said, in: contents.get(key), mayBeIn: traces.get(key) }));
  return {
    words: [...of14, ...others.map(({ word }) => word)],
    allergens: declaredAs(all),
    strictly: declaredAs(all.filter(({ strict }) => strict === 'traces')),
    out: others.flatMap((word) => [
      unread,
      word.in ?? NOTHING,
      word.strict === 'traces' ? (word.mayBeIn ?? NOTHING) : NOTHING,
    ]),
    traces: new Map(others.map(({ word, mayBeIn = NOTHING }) => [word, mayBeIn])),
    strangers: others
      .filter((word) => !word.is && !word.in && !word.mayBeIn)
      .map(({ word }) => word),
  };
}

const declaredAs = (words: readonly { readonly is: Allergen | undefined }[]): Mask =>
  maskOf(
    ALLERGENS,
    words.flatMap(({ is }) => is ?? []),
  );

const NOTHING: ReadonlySet<Item> = new Set();

/** Contains it, may contain it for those who are strict, or nobody knows. */
export const isHeldFor = (avoided: LookedUp, item: Item): boolean =>
  avoided.strangers.length > 0 ||
  ((item.contains | item.unknown) & avoided.allergens) !== 0 ||
  (item.mayContain & avoided.strictly) !== 0 ||
  avoided.out.some((items) => items.has(item));

/** The traces in an item that somebody avoids and accepts: it would not have passed otherwise. */
export const tracesIn = ({ allergens, traces }: LookedUp, item: Item): readonly string[] => [
  ...wordsIn(ALLERGENS, item.mayContain & allergens),
  ...[...traces].filter(([, items]) => items.has(item)).map(([word]) => word),
];
