import { ALLERGENS } from '@village-butcher/sdk/contract';
import type { Bit } from './bit.js';
import { meantBy, SILENT, type Meant } from './compose.js';
import {
  both,
  either,
  NOTHING,
  ofPlants,
  planted,
  readingOf,
  replaced,
  together,
  unsure,
  without,
  type Found,
  type Reading,
} from './found.js';
import { maskOf, union, type Mask } from './mask.js';
import { isClass, isDefault, isMadeOf, isNamedBy } from './substance.js';
import type { Role } from './worded.js';

/** What some words say that no sign parts. */
export function readRun(bits: readonly Bit[]): Reading {
  const meant = bits.map(meantBy);
  const [only = null, ...others] = meant;
  if (others.length === 0 && !only?.role) return only?.reading ?? NOTHING;
  const at = meant.findIndex(({ role }) => role === 'no' || role === 'rather');
  if (at < 0) return readAll(meant);
  const rest = meant.slice(at + 1);
  const end = rest.findIndex(({ role }) => role === 'with');
  const denied = readAll(end < 0 ? rest : rest.slice(0, end));
  const said = both(readAll(meant.slice(0, at)), end < 0 ? NOTHING : readAll(rest.slice(end)));
  const left = meant[at]!.role === 'rather' ? said : lacking(said, allOf(denied), namedIn(denied));
  return both(left, { ...NOTHING, unread: denied.unread });
}

/** `A and B or C`: A is in it, and one of B and C. */
function readAll(meant: readonly Meant[]): Reading {
  return together(parted(meant, 'and').map((all) => alternatives(all).map(readOne).reduce(either)));
}

/** `red or white wine`: what only says how a food is, is no food of its own. */
function alternatives(meant: readonly Meant[]): readonly (readonly Meant[])[] {
  const parts = parted(meant, 'or');
  const named = parts.filter((part) => part.some(({ role }) => !role || !SILENT.includes(role)));
  return named.length === 0 ? parts : named;
}

function parted(meant: readonly Meant[], role: Role): readonly (readonly Meant[])[] {
  const parts: Meant[][] = [[]];
  for (const one of meant) {
    if (one.role === role) parts.push([]);
    else parts.at(-1)!.push(one);
  }
  const told = parts.filter((part) => part.length > 0);
  return told.length === 0 ? [[]] : told;
}

/** What words before a food said of it. */
interface Told {
  readonly denied: Reading;
  readonly isPlant: boolean;
  readonly isOther: boolean;
}

/** Words in their order; each may change what stands before or after it. */
function readOne(meant: readonly Meant[]): Reading {
  const said: Meant[] = [];
  let told: Told = { denied: NOTHING, isPlant: false, isOther: false };
  for (const one of meant) {
    const before = said.at(-1);
    if (one.role === 'plant') told = { ...told, isPlant: true };
    else if (one.role === 'other') told = { ...told, isOther: true };
    else if (one.role === 'without') {
      told = { ...told, denied: [one.reading, taken(said, one)].reduce(both, told.denied) };
    } else if (one.role === 'instead') replace(said, one);
    else if (one.role === 'taste' && before) said[said.length - 1] = tasted(before);
    else {
      tell(said, one);
      said.push(changed(madeOf(one, before), told));
    }
  }
  return together(said.map(({ reading }) => reading));
}

/** What stood before a `free` that is a word of its own: it is said not to be there. */
function taken(said: Meant[], { reading }: Meant): Reading {
  if (reading.found.length > 0) return NOTHING;
  return { ...NOTHING, found: said.pop()?.reading.found ?? [] };
}

/** Nobody knows what it was replaced by. */
function replace(said: Meant[], { bit, reading }: Meant): void {
  const before = reading.found.length > 0 ? undefined : said.pop();
  const text = before ? `${before.bit.text} ${bit.text}` : bit.text;
  const span = [before?.bit.span[0] ?? bit.span[0], bit.span[1]] as const;
  said.push({ bit, role: null, head: null, reading: readingOf([], [{ text, span }]) });
}

/** Nobody knows what it is instead of what it is called. */
const otherThan = ({ bit, reading, ...one }: Meant): Meant => ({
  ...one,
  bit,
  reading: both(unsure(reading), readingOf([], [{ text: bit.text, span: bit.span }])),
});

const tasted = (one: Meant): Meant => ({ ...one, reading: unsure(one.reading) });

/** `Emulgator Sojalecithin`, `Stärke aus Mais`: the later word says what the earlier one is. */
function tell(said: Meant[], { head }: Meant): void {
  const isFrom = said.at(-1)?.role === 'from';
  const at = said.length - (isFrom ? 2 : 1);
  const named = said[at]?.head;
  if (!head || !named) return;
  const isTold = isFrom ? isNamedBy(named, head) : isClass(named);
  if (isTold) said[at] = { ...said[at]!, reading: NOTHING };
}

/** `Soja-Drink`, `soya drink`: one word in two, not two foods. */
function madeOf(one: Meant, before: Meant | undefined): Meant {
  const isSource = before?.head && (one.bit.isJoined || before.bit.isName);
  return isSource && one.head && isMadeOf(one.head, before.head)
    ? { ...one, reading: NOTHING }
    : one;
}

/** A food after what was said before it. A label (`-free`) lowers what is certain and clears nothing. */
function changed(one: Meant, { denied, isPlant, isOther }: Told): Meant {
  if (isOther) return otherThan(one);
  const reading = isPlant ? planted(one.reading) : one.reading;
  return { ...one, reading: lacking(reading, allOf(denied), NO_ALLERGEN) };
}

/** What is denied with some foods. Milk sugar is not what makes milk an allergen. */
const allOf = ({ found }: Reading): Mask =>
  union(
    found
      .filter(({ food }) => !food.kinds.has('lactose'))
      .map(({ contains, may }) => contains | may),
  );

const FROM_ANIMALS = maskOf(ALLERGENS, ['milk', 'eggs']);
/** Kinds of food that also exist without what they usually are made of. */
const REPLACEABLE = [
  'bread',
  'pasta',
  'pastry',
  'biscuit',
  'cake',
  'beer',
  'dish',
  'sauce',
  'sweet',
  'sausage',
  'wine',
];

const NO_ALLERGEN: Mask = 0;
/** Foods that are an allergen by name: whoever leaves one out leaves it out wherever else it may be. */
const ALLERGEN_FOODS =
  'milk egg gluten nut peanut soy fish crustacean mollusc mustard sesame celery lupin sulphites'.split(
    ' ',
  );

const namedIn = ({ found }: Reading): Mask =>
  union(
    found.filter(({ food }) => ALLERGEN_FOODS.includes(food.id)).map(({ contains }) => contains),
  );

/** A text of whose foods it is said that something is not in them, and what is then impossible. */
function lacking(reading: Reading, denied: Mask, impossible: Mask): Reading {
  if ((reading.contains & denied) === 0 && (reading.may & impossible) === 0) return reading;
  const found = reading.found.map((one) => lackingOne(one, denied, impossible));
  return replaced(reading.found, found, reading.unread);
}

/** Made of something else, possibly still with it, or, where the word is the thing itself, as it was. */
function lackingOne(one: Found, denied: Mask, impossible: Mask): Found {
  const gone = one.contains & denied;
  if (gone & FROM_ANIMALS && isKind(one, ['dairy', 'egg'])) return ofPlants(one);
  const rest = { ...one, may: one.may & ~impossible };
  return isReplaceable(one) ? { ...without(rest, gone), may: rest.may | gone } : rest;
}

/** Oat flour stays oat flour, whatever is said to be not in it. */
const isReplaceable = (one: Found): boolean =>
  isKind(one, ['flour']) ? isDefault(one.food) : isKind(one, REPLACEABLE);

const isKind = ({ food }: Found, kinds: readonly string[]): boolean =>
  kinds.some((kind) => food.kinds.has(kind));
