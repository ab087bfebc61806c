import { familyOf, type NamedUnit, type Unit } from './measure.js';
import { behind, kindsOf, phraseAt, type Found, type Phrases } from './phrase.js';
import { numberAt, quantityAt } from './quantity.js';
import {
  holderAt,
  isExact,
  isFoodAt,
  measureAt,
  scaled,
  unitAt,
  type Amount,
  type Fill,
  type Reader,
} from './unit-at.js';
import { AMOUNT_WORDS } from './words/numbers.js';

/** An amount as a line says it. */
export interface Measured extends Amount {
  readonly about: boolean;
  readonly fill: Fill;
  readonly isEach: boolean;
  readonly pack: Amount | null;
  readonly plus: readonly Amount[];
  /** A trailing one may still come. */
  readonly isOpen: boolean;
}

/** No amount at all. */
export const UNMEASURED: Measured = {
  quantity: null,
  unit: null,
  about: false,
  fill: null,
  isEach: false,
  pack: null,
  plus: [],
  isOpen: true,
};

const kind = kindsOf(AMOUNT_WORDS);
const ABOUT = kind('about');
const FEW = kind('few');
const EACH = kind('each');
const TIMES = kind('times');
const OF = kind('of');
const PER = kind('per');
const PLUS = kind('plus');

/** Reads the amount at a place. Without one, reading goes on at the same place. */
export function amountAt(reader: Reader, start: number): Found<Measured> {
  const lead = leadAt(reader, start);
  const { all, language } = reader;
  const few = phraseAt(FEW[language], all, lead.next);
  const number = few ? null : quantityAt(all, lead.next, language);
  if (few)
    return onward(reader, { ...lead.value, isOpen: false }, unitAt(reader, few.next), few.next);
  if (!number) return impliedAt(reader, lead, start);
  if (all[number.next]?.key === '%') return { value: UNMEASURED, next: start };
  const counted = { ...lead.value, quantity: number.value, isOpen: false };
  return countedAt(reader, counted, number.next);
}

/** `je`, `ca.`, in any order. */
function leadAt({ all, language }: Reader, start: number): Found<Measured> {
  let next = start;
  let value = UNMEASURED;
  for (let again = 0; again < 2; again += 1) {
    const each = behind(EACH[language], all, next);
    const about = behind(ABOUT[language], all, each);
    value = { ...value, isEach: value.isEach || each > next, about: value.about || about > each };
    next = about;
  }
  return { value, next };
}

/** Units that are worth one where nobody counts: `Prise Zucker`, `EL Honig`, `Dose Mais`. */
const IMPLIES_ONE = new Set<Unit>([
  'tsp',
  'tbsp',
  'cup',
  'bunch',
  'clove',
  'sprig',
  'bulb',
  'ball',
]);

function impliedAt(reader: Reader, lead: Found<Measured>, start: number): Found<Measured> {
  const named = unitAt(reader, lead.next);
  const unit = named?.value.unit;
  const family = unit && familyOf(unit);
  const isOne =
    unit &&
    (family === 'feel' ||
      family === 'container' ||
      IMPLIES_ONE.has(unit) ||
      (unit === 'piece' && named.next > lead.next + 1));
  if (!isOne || !isFoodAt(reader, named.next)) {
    return lead.value.isEach || lead.value.about ? lead : { value: UNMEASURED, next: start };
  }
  return onward(reader, { ...lead.value, quantity: 1, isOpen: false }, named, lead.next);
}

/** `x 125 g`, `x 400 g Dosen`, `-inch piece`, `geh. EL`. */
function countedAt(reader: Reader, counted: Measured, at: number): Found<Measured> {
  const { all, language } = reader;
  const about = behind(ABOUT[language], all, at);
  const times = behind(TIMES[language], all, about);
  const packed = packedAt(reader, counted, times);
  if (packed) return packed;
  const joint = all[times]?.key === '-' && !all[times]!.isApart ? times + 1 : times;
  const named = unitAt(reader, joint);
  return onward(reader, { ...counted, about: counted.about || about > at }, named, times);
}

/** `2 x 125 g` is 250 g; `2 x 400 g Dosen`, also without the sign, are two cans. */
function packedAt(reader: Reader, counted: Measured, at: number): Found<Measured> | null {
  const { all, language } = reader;
  if (typeof counted.quantity !== 'number') return null;
  const size = measureAt(reader, all[at]?.key === '(' ? at + 1 : at);
  if (!size) return null;
  const container = holderAt(reader, size.next);
  if (container) return onward(reader, { ...counted, pack: size.value }, container, size.next);
  const hasSign = all[at - 1] !== undefined && behind(TIMES[language], all, at - 1) === at;
  if (!hasSign || typeof size.value.quantity !== 'number') return null;
  const quantity = Number((counted.quantity * size.value.quantity).toPrecision(12));
  const next = behind(OF[language], all, size.next);
  return { value: { ...counted, quantity, unit: size.value.unit }, next };
}

/** What stands behind a unit: another unit of packs, `of`, `à 400 g`, `plus 2 EL`. */
function onward(
  reader: Reader,
  counted: Measured,
  named: Found<NamedUnit & { readonly fill?: Fill }> | null,
  at: number,
): Found<Measured> {
  if (!named) {
    return { value: { ...counted, unit: counted.quantity === null ? null : 'piece' }, next: at };
  }
  const { unit, fill = null } = named.value;
  const amount = scaled({ quantity: counted.quantity, unit }, named.value);
  const holder = isExact(unit) && counted.pack === null ? holderAt(reader, named.next) : null;
  if (holder && familyOf(unit) !== 'length') {
    const pack = { ...counted, quantity: 1, unit: holder.value.unit, pack: amount };
    return moreAt(reader, pack, holder.next);
  }
  return moreAt(reader, { ...counted, ...amount, fill }, holder?.next ?? named.next);
}

function moreAt(reader: Reader, measured: Measured, at: number): Found<Measured> {
  const { all, language } = reader;
  const same = sameBehind(reader, at);
  const each = behind(EACH[language], all, same);
  const size = measured.pack ? null : sizeBehind(reader, same, PER[language]);
  const start = size?.next ?? each;
  const more = plusAt(reader, start);
  const value = {
    ...measured,
    isEach: measured.isEach || (each > same && !size),
    pack: size?.value ?? measured.pack,
    plus: more ? [more.value] : [],
  };
  const next = more?.next ?? start;
  return { value, next: behind(OF[language], all, next) };
}

/** `500g/1lb 2oz`: the same once more, in other units. */
function sameBehind(reader: Reader, at: number): number {
  const same = reader.all[at]?.key === '/' ? measureAt(reader, at + 1) : null;
  return same ? (measureAt(reader, same.next)?.next ?? same.next) : at;
}

/** `à 425 ml`. */
export function sizeBehind(
  reader: Reader,
  at: number,
  per: Phrases<true> = PER[reader.language],
): Found<Amount> | null {
  const next = behind(per, reader.all, at);
  const size = next > at ? measureAt(reader, next) : null;
  return size && { value: size.value, next: behind(EACH[reader.language], reader.all, size.next) };
}

const ANDS = new Set(['und', 'en', 'and', '&']);

/** `plus 2 tbsp`, before any food: a second amount of the same. */
export function plusAt(reader: Reader, at: number): Found<Amount> | null {
  const { all, language } = reader;
  const plus = behind(PLUS[language], all, at);
  const next = plus > at ? plus : ANDS.has(all[at]?.key ?? '') ? at + 1 : at;
  const isOunces = all[at - 1]?.key.startsWith('lb') || all[at - 1]?.key.startsWith('pound');
  const number =
    next > at || (isOunces && all[at]?.kind === 'number') ? numberAt(all, next, language) : null;
  const named = number && unitAt(reader, number.next);
  if (!named) return null;
  const amount = { quantity: number.value, unit: named.value.unit };
  return { value: scaled(amount, named.value), next: named.next };
}
