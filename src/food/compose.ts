import type { Bit } from './bit.js';
import {
  both,
  either,
  found,
  possibly,
  readingOf,
  unsure,
  type Found,
  type Reading,
} from './found.js';
import type { Food } from './inherit.js';
import type { Entry, NameEntry } from './lexicon.js';
import { isMadeOf, isWhose } from './substance.js';
import type { Role } from './worded.js';

/** What a bit means where it stands. */
export interface Meant {
  readonly bit: Bit;
  /** What it does to the words around it; null where it only names foods, or nothing. */
  readonly role: Role | null;
  readonly reading: Reading;
  /** What it is, as against what is in it. */
  readonly head: Food | null;
}

/** Puts the parts of a word together: the head names the food, and each part before it counts. */
export function meantBy(bit: Bit): Meant {
  const [first, ...others] = bit.readings.map((parts) => composed(bit, parts));
  if (!first) return { bit, role: null, head: null, reading: unreadOf(bit) };
  if (bit.rule === 'lead') return { ...first, reading: both(first.reading, unreadOf(bit)) };
  if (bit.rule === 'tail') return { ...first, reading: both(unsure(first.reading), unreadOf(bit)) };
  return others.reduce(
    (one, other) => ({ ...one, reading: either(one.reading, other.reading) }),
    first,
  );
}

const unreadOf = ({ text, span }: Bit): Reading => readingOf([], [{ text, span }]);

function composed(bit: Bit, parts: readonly Entry[]): Meant {
  const telling = withoutForms(parts);
  const last = telling.at(-1);
  if (!last) return { bit, role: roleOf(parts.at(-1)!), head: null, reading: readingOf([], []) };
  const foods = telling.filter(isName).map(({ food }) => found(food, bit));
  if ('role' in last) return shaped(bit, last.role, foods);
  const counted = countedOf(foods);
  const head = counted.at(-1)!;
  return { bit, role: null, head: head.food, reading: readingOf(counted, unnamedIn(bit, counted)) };
}

/** The parts that tell something: a shape or a quality does not, unless nothing else is there. */
const withoutForms = (parts: readonly Entry[]): readonly Entry[] =>
  parts.filter((part) => !('role' in part && SILENT.includes(part.role)));

/** Roles of words that say how a food is, and not what is in it. */
export const SILENT: readonly Role[] = ['form', 'quality', 'animal', 'stop', 'from', 'among'];

const roleOf = (entry: Entry): Role => ('role' in entry ? entry.role : 'stop');

const isName = (entry: Entry): entry is NameEntry => 'food' in entry;

/** A word whose end has a role: what stands before it is denied, replaced or only tasted. */
function shaped(bit: Bit, role: Role, foods: readonly Found[]): Meant {
  const tasted = role === 'taste' && foods.length > 0;
  const reading = readingOf(tasted ? foods.map(possibly) : foods.map(asModifier), []);
  return { bit, role: tasted ? null : role, head: null, reading };
}

/** Of a word's foods, those that are in what the word names. The last one is what it is. */
function countedOf(foods: readonly Found[]): readonly Found[] {
  const head = foods.at(-1)!;
  const modifiers = foods.slice(0, -1);
  const isReplaced = modifiers.some(({ food }) => isMadeOf(head.food, food));
  if (isReplaced) return [...modifiers.slice(0, -1).map(asModifier), modifiers.at(-1)!];
  return [...modifiers.filter(({ food }) => !isWhose(head.food, food)).map(asModifier), head];
}

const asModifier = (one: Found): Found => ({ ...one, isHead: false });

const unnamedIn = ({ text, span }: Bit, all: readonly Found[]) =>
  all.some(({ food }) => food.facts.has('unnamed')) ? [{ text, span, isNamed: true as const }] : [];
