import { ALLERGENS, type Allergen } from '@village-butcher/sdk/contract';
import { withRows, noRows, type Bits } from '../catalogue/bits.js';
import { productsIn, type Item } from '../catalogue/item.js';
import type { Shelf } from '../catalogue/shelf.js';
import { allergenDeclared } from '../food/allergen.js';
import { maskOf, wordsIn, type Mask } from '../food/mask.js';
import { rackFor, usesIn, type Kind } from './kind.js';
import type { Avoided } from './eaters.js';

/** Words of food that must not be in an item, looked up in a catalogue. */
export interface LookedUp {
  /** The words, for people: one of the 14 by its name, any other as it was written. */
  readonly words: readonly string[];
  /** Of the 14: all that are avoided, themselves or a kind of them, and those of which traces are. */
  readonly allergens: Mask;
  readonly strictly: Mask;
  /** The other words, and where they lead: to products, and to recipes that speak of them. */
  readonly others: readonly Other[];
  /** Words that say nothing here. With one of them, nothing can be checked. */
  readonly strangers: readonly string[];
}

interface Other {
  readonly word: string;
  readonly isStrict: boolean;
  readonly contents: Uint32Array;
  readonly traces: Uint32Array;
  readonly lines: Uint32Array;
}

const NONE = new Uint32Array();

/**
 * Looks words up: the 14 are declared; any other food is looked for in what products are. A kind of
 * one of the 14 is both: whoever must not have hazelnuts cannot tell what is in "nuts".
 */
export function lookUp(avoided: Avoided, { contents, traces, lines }: Shelf): LookedUp {
  const all = [...avoided].map(([key, said]) => ({ ...said, key, is: allergenDeclared(key) }));
  const of14 = ALLERGENS.filter((allergen) => avoided.has(allergen));
  const others = all.filter(({ key, is }) => key !== is);
  const isKnown = (key: string) => contents.has(key) || traces.has(key) || lines.has(key);
  return {
    words: [...of14, ...others.map(({ word }) => word)],
    allergens: declaredAs(all),
    strictly: declaredAs(all.filter(({ strict }) => strict === 'traces')),
    others: others.map(({ key, word, strict }) => ({
      word,
      isStrict: strict === 'traces',
      contents: contents.get(key) ?? NONE,
      traces: traces.get(key) ?? NONE,
      lines: lines.get(key) ?? NONE,
    })),
    strangers: others.filter(({ key, is }) => !is && !isKnown(key)).map(({ word }) => word),
  };
}

const declaredAs = (words: readonly { readonly is: Allergen | undefined }[]): Mask =>
  maskOf(
    ALLERGENS,
    words.flatMap(({ is }) => is ?? []),
  );

/** What is out: it contains it, may contain it for those who are strict, or nobody knows. */
export function columnsOut(
  { allergens, strictly, others, strangers }: LookedUp,
  kind: Kind,
  shelf: Shelf,
): readonly Bits[] {
  const rack = rackFor(kind, shelf);
  if (strangers.length > 0) return [rack.every];
  return [
    ...rack.contains.filter((_, at) => (allergens & (1 << at)) !== 0),
    ...rack.traces.filter((_, at) => (strictly & (1 << at)) !== 0),
    ...(others.length > 0 ? [rack.unread, rowsWith(others, kind, shelf)] : []),
  ];
}

function rowsWith(others: readonly Other[], kind: Kind, shelf: Shelf): Bits {
  const rows = noRows(rackFor(kind, shelf).size);
  for (const { isStrict, contents, traces, lines } of others) {
    for (const uses of usesIn(contents, kind, shelf)) withRows(rows, uses);
    if (isStrict) for (const uses of usesIn(traces, kind, shelf)) withRows(rows, uses);
    if (kind === 'recipe') withRows(rows, lines);
  }
  return rows;
}

/** The traces in an item that somebody avoids and accepts: it would not have passed otherwise. */
export const tracesIn = ({ allergens, others }: LookedUp, item: Item): readonly string[] => [
  ...wordsIn(ALLERGENS, item.mayContain & allergens),
  ...others
    .filter(({ traces }) => productsIn(item).some(({ row }) => traces.includes(row)))
    .map(({ word }) => word),
];
