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
  const measured = needs.flatMap(({ measure }) => measure ?? []);
  const [first] = measured;
  if (first === undefined) return {};
  const needed = { amount: sumOf(measured.map(({ amount }) => amount)), unit: first.unit };
  const { amount: size, unit } = product.pack;
  const amounts = needs.flatMap((need) => (need.measure ? [amountIn(unit, need)] : []));
  if (amounts.includes(null)) return needed;
  const amount = sumOf(amounts.map(Number));
  if (isWeighedOut(product)) return { amount: upTo(STEP, amount), unit };
  const packs = upTo(size, amount) / size;
  const rest = tidy(packs * size - amount);
  return { ...needed, packs, ...(rest > size / 3 ? { rest } : {}) };
}

/** At a counter one asks for so many grams, or twice, or three times so many. */
const STEP = 50;

const upTo = (step: number, amount: number): number => Math.max(1, Math.ceil(amount / step)) * step;

/** The smallest first, so that the sum is the same in whatever order they came. */
const sumOf = (amounts: readonly number[]): number =>
  tidy(amounts.toSorted((a, b) => a - b).reduce((sum, amount) => sum + amount, 0));

/** A tenth of a gram is nothing; of what weighs less, two digits are enough. */
const tidy = (amount: number): number =>
  amount < 1 ? Number(amount.toPrecision(2)) : Math.round(amount * 10) / 10;

/** Where it lies, those that the order does not name behind all others, and then by name. */
function placeOf({ aisle, title, product, unit }: ShoppingLine, aisles: readonly string[]) {
  const at = aisles.indexOf(aisle);
  const place = at < 0 ? aisles.length : at;
  return [place, at < 0 ? aisle : '', bare(fold(title)), product, unit ?? ''];
}

/** Negative if the first of two places comes first. */
function before(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
}
