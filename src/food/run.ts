import { ALLERGENS } from '@village-butcher/sdk/contract';
import type { Bit } from './bit.js';
import { meantBy, type Meant } from './compose.js';
import {
  both,
  either,
  NOTHING,
  ofPlants,
  readingOf,
  unsure,
  without,
  type Found,
  type Reading,
} from './found.js';
import { maskOf, type Mask } from './mask.js';
import { isMadeOf } from './substance.js';
import type { Role } from './worded.js';

/** What some words say that no sign parts. */
export function readRun(bits: readonly Bit[]): Reading {
  const meant = bits.map(meantBy);
  const at = meant.findIndex(({ role }) => role === 'no');
  if (at < 0) return readAll(meant);
  const rest = meant.slice(at + 1);
  const end = rest.findIndex(({ role }) => role === 'with');
  const denied = readAll(end < 0 ? rest : rest.slice(0, end));
  const said = both(readAll(meant.slice(0, at)), end < 0 ? NOTHING : readAll(rest.slice(end)));
  return both(lacking(said, allOf(denied)), { ...NOTHING, unread: denied.unread });
}

/** `A and B or C`: A is in it, and one of B and C. */
function readAll(meant: readonly Meant[]): Reading {
  return parted(meant, 'and')
    .map((all) => parted(all, 'or').map(readOne).reduce(either))
    .reduce(both);
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

/** Words in their order; each may change what stands before or after it. */
function readOne(meant: readonly Meant[]): Reading {
  const said: Meant[] = [];
  let denied = 0;
  let isPlant = false;
  for (const one of meant) {
    const before = said.at(-1);
    if (one.role === 'plant') isPlant = true;
    else if (one.role === 'without') denied |= allOf(one.reading) | taken(said, one);
    else if (one.role === 'instead') replace(said, one);
    else if (one.role === 'taste' && before) said[said.length - 1] = tasted(before);
    else said.push(changed(one, before, denied, isPlant));
  }
  return said.map(({ reading }) => reading).reduce(both, NOTHING);
}

/** What stood before a `free` that is a word of its own: it is said not to be there. */
function taken(said: Meant[], { reading }: Meant): Mask {
  if (reading.found.length > 0) return 0;
  const before = said.pop();
  return before ? allOf(before.reading) : 0;
}

/** Nobody knows what it was replaced by. */
function replace(said: Meant[], { bit, reading }: Meant): void {
  const before = reading.found.length > 0 ? undefined : said.pop();
  const text = before ? `${before.bit.text} ${bit.text}` : bit.text;
  const span = [before?.bit.span[0] ?? bit.span[0], bit.span[1]] as const;
  said.push({ bit, role: null, head: null, reading: readingOf([], [{ text, span }]) });
}

const tasted = (one: Meant): Meant => ({ ...one, reading: unsure(one.reading) });

/** A food after what was said before it. */
function changed(one: Meant, before: Meant | undefined, denied: Mask, isPlant: boolean): Meant {
  const isSource = one.head && before?.head && isBareBefore(before, one);
  const made = isSource && isMadeOf(one.head!, before.head!) ? { ...one, reading: NOTHING } : one;
  const planted = isPlant ? { ...made, reading: plantOf(made) } : made;
  return { ...planted, reading: lacking(planted.reading, denied) };
}

/** `Soja-Drink`, `soya drink`: one word in two, not two foods. */
const isBareBefore = (before: Meant, one: Meant): boolean =>
  one.bit.isJoined || before.bit.text === before.bit.text.toLowerCase();

function plantOf({ bit, reading }: Meant): Reading {
  const found = reading.found.map(ofPlants);
  const isOther = found.some(({ isPlant }) => isPlant);
  return readingOf(found, isOther ? [...reading.unread, bit] : reading.unread);
}

const allOf = ({ contains, may }: Reading): Mask => contains | may;

const GLUTEN = maskOf(ALLERGENS, ['gluten']);
/** Kinds of food that exist without what they usually are made of. */
const REPLACEABLE = [
  'flour',
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
];

/** A food of which it is said that something is not in it. What it is itself, it stays. */
function lacking(reading: Reading, denied: Mask): Reading {
  if (denied === 0) return reading;
  return readingOf(
    reading.found.map((one) => lackingOne(one, denied)),
    reading.unread,
  );
}

function lackingOne(one: Found, denied: Mask): Found {
  const isReplaceable = REPLACEABLE.some((kind) => one.food.kinds.has(kind));
  const gone = one.contains & denied & (isReplaceable ? -1 : ~GLUTEN & 0);
  return { ...without(one, gone), may: one.may | gone };
}
