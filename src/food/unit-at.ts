import type { Language } from './language.js';
import { familyOf, UNITS, type NamedUnit, type Unit } from './measure.js';
import { behind, kindsOf, phraseAt, type Found } from './phrase.js';
import { quantityAt, type Quantity } from './quantity.js';
import type { Word } from './word.js';
import { AMOUNT_WORDS } from './words/numbers.js';

/** How much of something. */
export interface Amount {
  readonly quantity: Quantity;
  readonly unit: Unit | null;
}

/** How full a spoon is. */
export type Fill = 'heaped' | 'level' | null;

/** The words of a line, and how they are read. */
export interface Reader {
  readonly all: readonly Word[];
  readonly language: Language;
}

const kind = kindsOf(AMOUNT_WORDS);
const ABOUT = kind('about');
const OF = kind('of');
const HEAPED = kind('heaped');
const LEVEL = kind('level');
const VAGUE = kind('vague');

/** A number with a unit of mass, volume or length. */
export function measureAt(reader: Reader, at: number): Found<Amount> | null {
  const { all, language } = reader;
  const number = quantityAt(all, behind(ABOUT[language], all, at), language);
  if (!number) return null;
  const joint = all[number.next]?.key === '-' ? number.next + 1 : number.next;
  const named = phraseAt(UNITS[language], all, joint);
  if (!named || !isExact(named.value.unit)) return null;
  return {
    value: scaled({ quantity: number.value, unit: named.value.unit }, named.value),
    next: named.next,
  };
}

/** Whether a unit measures, and does not only count. */
export const isExact = (unit: Unit): boolean =>
  ['mass', 'volume', 'length'].includes(familyOf(unit));
const HOLDERS = new Set<Unit>([
  'ball',
  'block',
  'roll',
  'piece',
  'cube',
  'bunch',
  'slice',
  'portion',
]);

/** What holds a measure, with a hyphen before it or not. */
export function holderAt(reader: Reader, at: number): Found<NamedUnit> | null {
  const { all } = reader;
  const start = all[at]?.key === '-' || all[at]?.key === ')' ? at + 1 : at;
  const named = unitAt(reader, start);
  if (!named) return null;
  const { unit } = named.value;
  const holds = familyOf(unit) === 'container' || HOLDERS.has(unit);
  return holds && isFoodAt(reader, named.next) ? named : null;
}

/** A unit, with what says how full or how large it is. Nothing, if no food would be left. */
export function unitAt(
  reader: Reader,
  start: number,
): Found<NamedUnit & { readonly fill: Fill }> | null {
  const { all, language } = reader;
  let fill: Fill = null;
  let at = start;
  for (let again = 0; again < 3; again += 1) {
    const named = at === start && isSizeShort(all, at) ? null : phraseAt(UNITS[language], all, at);
    if (named && (isFoodAt(reader, named.next) || isExact(named.value.unit))) {
      return { value: { ...named.value, fill }, next: named.next };
    }
    const heaped = behind(HEAPED[language], all, at);
    const level = behind(LEVEL[language], all, at);
    fill ??= heaped > at ? 'heaped' : level > at ? 'level' : null;
    at = Math.max(heaped, level, behind(VAGUE[language], all, at));
  }
  return null;
}

/** `1 gr. Dose` is a large one, and not a gram. */
const isSizeShort = (all: readonly Word[], at: number): boolean =>
  (all[at]?.key === 'gr' || all[at]?.key === 'kl') &&
  all[at]!.isShort &&
  (all[at - 1]?.value ?? 0) <= 12 &&
  all[at]!.isApart;

/** Some word is left that may be a food. */
export function isFoodAt({ all, language }: Reader, at: number): boolean {
  const next = all[behind(OF[language], all, at)];
  return next !== undefined && (next.kind !== 'sign' || next.key === '(');
}

/** A unit word may stand for several units. */
export function scaled({ quantity, unit }: Amount, { factor }: NamedUnit): Amount {
  if (factor === 1 || quantity === null) return { quantity, unit };
  if (typeof quantity === 'number') return { quantity: quantity * factor, unit };
  return { quantity: [quantity[0] * factor, quantity[1] * factor], unit };
}
