import type { Language } from './language.js';
import { phrasesOf, type Phrases } from './phrase.js';
import { inEach, wordRows } from './word-row.js';
import { UNIT_WORDS } from './words/units.js';

/** What kinds of units convert into each other. */
export type Family = 'mass' | 'volume' | 'feel' | 'count' | 'container' | 'length';

/** The closed table of units: its family, and grams, millilitres or centimetres in one. */
const MEASURES = {
  mg: ['mass', 0.001],
  g: ['mass', 1],
  kg: ['mass', 1000],
  dag: ['mass', 10],
  ons: ['mass', 100],
  pfund: ['mass', 500],
  oz: ['mass', 28.3495],
  lb: ['mass', 453.592],
  ml: ['volume', 1],
  cl: ['volume', 10],
  dl: ['volume', 100],
  l: ['volume', 1000],
  tsp: ['volume', 5],
  tbsp: ['volume', 15],
  cup: ['volume', 150],
  'fl-oz': ['volume', 29.57],
  pint: ['volume', 568],
  quart: ['volume', 946],
  gallon: ['volume', 3785],
  pinch: ['feel', 0],
  'knife-tip': ['feel', 0],
  dash: ['feel', 0],
  drop: ['feel', 0],
  splash: ['feel', 0],
  dollop: ['feel', 0],
  knob: ['feel', 0],
  handful: ['feel', 0],
  piece: ['count', 1],
  clove: ['count', 0],
  bulb: ['count', 0],
  bunch: ['count', 0],
  sprig: ['count', 0],
  stalk: ['count', 0],
  leaf: ['count', 0],
  slice: ['count', 0],
  head: ['count', 0],
  ball: ['count', 0],
  cube: ['count', 0],
  block: ['count', 0],
  stick: ['count', 0],
  portion: ['count', 0],
  roll: ['count', 0],
  can: ['container', 0],
  jar: ['container', 0],
  pack: ['container', 0],
  bag: ['container', 0],
  tub: ['container', 0],
  bottle: ['container', 0],
  tube: ['container', 0],
  cm: ['length', 1],
  inch: ['length', 2.54],
} as const satisfies Readonly<Record<string, readonly [Family, number]>>;

/** A unit of the closed table. */
export type Unit = keyof typeof MEASURES;

const isUnit = (word: string): word is Unit => Object.hasOwn(MEASURES, word);

/** What a unit measures. */
export const familyOf = (unit: Unit): Family => MEASURES[unit][0];

/** A unit as a word says it, and how many of it the word stands for. */
export interface NamedUnit {
  readonly unit: Unit;
  readonly factor: number;
}

/** The words of the units, by language. A row whose unit is not of the table ends it all. */
export const UNITS: Readonly<Record<Language, Phrases<NamedUnit>>> = inEach((language) =>
  phrasesOf(wordRows(UNIT_WORDS), language, ({ head: [unit = '', factor = ''] }) => {
    if (!isUnit(unit)) throw new Error(`unit ${unit} is not in the table`);
    return { unit, factor: Number(factor) };
  }),
);

/** An English cup holds more. */
const CUP_MILLILITRES: Readonly<Record<Language, number>> = { de: 150, nl: 150, en: 240 };

const inBase = (unit: Unit, language: Language): number =>
  unit === 'cup' ? CUP_MILLILITRES[language] : MEASURES[unit][1];

/** What a food says of itself: grams in a millilitre, and in a usual piece. Nothing is guessed. */
export interface Weights {
  readonly density: number | null;
  readonly piece: number | null;
}

/** Grams, millilitres or pieces in one, as far as the food itself says how to get from one to another. */
function factorBetween(from: Family, to: Family, { density, piece }: Weights): number | null {
  const grams: Readonly<Partial<Record<Family, number | null>>> = {
    mass: 1,
    volume: density,
    count: piece,
  };
  if (from === to) return 1;
  const [up, down] = [grams[from] ?? null, grams[to] ?? null];
  return up === null || down === null || down === 0 ? null : up / down;
}

/** A quantity in another unit, or null where nothing but a guess would lead there. */
export function converted(
  quantity: number,
  [from, to]: readonly [from: Unit, to: Unit],
  weights: Weights,
  language: Language,
): number | null {
  if (from === to) return quantity;
  const [up, down] = [inBase(from, language), inBase(to, language)];
  const factor = factorBetween(familyOf(from), familyOf(to), weights);
  return up === 0 || down === 0 || factor === null ? null : (quantity * up * factor) / down;
}
