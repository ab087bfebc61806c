import type { ShoppingLine } from '@village-butcher/sdk/contract';
import type { Ingredient, Measure, Product } from '../catalogue/item.js';
import { isWeighedOut } from '../catalogue/measured.js';
import { AISLES } from '../food/fact.js';
import { bare } from '../food/form.js';
import { converted } from '../food/measure.js';
import { fold } from '../food/text.js';

/** What a recipe needs of a product, for those who eat. */
export interface Need extends Ingredient {
  readonly recipe: string;
}

/**
 * What to buy for some needs, in the order in which one walks. The same product is bought once, and
 * nothing else is put in its place: two products of one food are two, for one may be without gluten.
 */
export const listOf = (
  needs: readonly Need[],
  aisles: readonly string[] = AISLES,
): ShoppingLine[] =>
  apart(needs, nameOf)
    .flatMap(inUnits)
    .map(lineOf)
    .map((line) => ({ line, at: placeOf(line, aisles) }))
    .toSorted((a, b) => before(a.at, b.at))
    .map(({ line }) => line);

/** Those that have the same key, each key's together. */
function apart(needs: readonly Need[], keyOf: (need: Need) => string): readonly Need[][] {
  const same = new Map<string, Need[]>();
  for (const need of needs) same.set(keyOf(need), [...(same.get(keyOf(need)) ?? []), need]);
  return [...same.values()];
}

/** A product, and what may be taken instead: a choice that one recipe leaves is not every recipe's. */
const nameOf = ({ product, or }: Need): string =>
  [product, ...or].map(({ ref }) => ref).join(' or ');

/**
 * The needs of a product, in one unit where its own weight leads there, or else beside each other.
 * Those that nobody measured go with what is bought anyway.
 */
function inUnits(needs: readonly Need[]): readonly (readonly Need[])[] {
  const measured = needs.filter(({ measure }) => measure !== null);
  const units = new Set(measured.map(unitOf));
  const same = units.size > 1 ? measured.map(inPacks).toSorted(byUnit) : measured;
  const [first = [], ...others] = apart(same, unitOf);
  return [[...first, ...needs.filter(({ measure }) => measure === null)], ...others];
}

/** That of the pack first: what nobody measured is in it, as likely as not. */
const byUnit = (a: Need, b: Need): number =>
  before([Number(!isInPacks(a)), unitOf(a)], [Number(!isInPacks(b)), unitOf(b)]);

const isInPacks = ({ measure, product }: Need): boolean => measure?.unit === product.pack.unit;

const unitOf = ({ measure }: Need): string => measure?.unit ?? '';

/** A need in the unit of the pack, where anything leads there. */
function inPacks(need: Need): Need {
  const { unit } = need.product.pack;
  const amount = amountIn(unit, need);
  return amount === null ? need : { ...need, measure: { amount, unit } };
}

const amountIn = (unit: Measure['unit'], { measure, weights }: Need): number | null =>
  measure && converted(measure.amount, [measure.unit, unit], weights, 'en');

function lineOf(needs: readonly Need[]): ShoppingLine {
  const { product, or } = needs[0]!;
  return {
    product: product.ref,
    title: product.title,
    ...boughtOf(product, needs),
    pack: product.pack,
    aisle: product.aisle,
    ...(or.length > 0 ? { or: or.map(({ ref, title }) => ({ product: ref, title })) } : {}),
    recipes: [...new Set(needs.map(({ recipe }) => recipe))].toSorted(),
  };
}

type Bought = Pick<ShoppingLine, 'amount' | 'unit' | 'packs' | 'rest'>;

/** How much is needed, and how many packs that are. Never less than is needed. */
function boughtOf(product: Product, needs: readonly Need[]): Bought {
  const measured = needs.filter(({ measure }) => measure !== null);
  const unit = measured[0]?.measure?.unit;
  if (unit === undefined) return {};
  const { pack } = product;
  const needed = { amount: sumIn(unit, measured)!, unit };
  const amount = sumIn(pack.unit, measured);
  if (amount === null) return needed;
  if (isWeighedOut(product)) return { amount: upTo(STEP, amount), unit: pack.unit };
  const bought = upTo(pack.amount, amount);
  const rest = tidy(bought - amount, pack.unit);
  return {
    ...needed,
    packs: bought / pack.amount,
    ...(rest > pack.amount / 3 ? { rest } : {}),
  };
}

/** At a counter one asks for so many grams, or twice, or three times so many. */
const STEP = 50;

const upTo = (step: number, amount: number): number => Math.max(1, Math.ceil(amount / step)) * step;

/** All of them in one unit, or null where nothing but a guess leads there. */
function sumIn(unit: Measure['unit'], needs: readonly Need[]): number | null {
  const amounts = needs.map((need) => amountIn(unit, need)).filter((amount) => amount !== null);
  // The smallest first, so that the sum is the same in whatever order they came.
  const sum = amounts.toSorted((a, b) => a - b).reduce((all, amount) => all + amount, 0);
  return amounts.length < needs.length ? null : tidy(sum, unit);
}

/** A tenth of a gram is nothing, nor a hundredth of an onion; of what is little, two digits count. */
function tidy(amount: number, unit: Measure['unit']): number {
  const parts = unit === 'piece' ? 100 : 10;
  return amount < 1 ? Number(amount.toPrecision(2)) : Math.round(amount * parts) / parts;
}

/** Where it lies, those that the order does not name behind all others, and then by name. */
function placeOf(line: ShoppingLine, aisles: readonly string[]): readonly (string | number)[] {
  const { aisle, title, product, or = [], unit = '' } = line;
  const at = aisles.indexOf(aisle);
  const place = at < 0 ? [aisles.length, aisle] : [at, ''];
  const instead = or.map((one) => one.product).join(' ');
  return [...place, bare(fold(title)), product, instead, unit];
}

/** Negative if the first of two places comes first. */
function before(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
}
