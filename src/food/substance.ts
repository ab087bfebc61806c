import type { Food } from './inherit.js';

/**
 * What is named after what it is made of. Where a source stands before such a word, only the source
 * counts: there is no milk in almond milk, and no wheat in rice flour.
 */
interface Substance {
  /** The kinds of food that the word is. */
  readonly words: readonly string[];
  /** What it can be made of instead of what it is without a word before it. None: of anything. */
  readonly sources: readonly string[];
}

const STARCHY = ['cereal', 'pulse', 'nut', 'seed', 'potato', 'coconut', 'garden-pea', 'tiger-nut'];
const CULTURED = [
  'soy',
  'oats',
  'rice',
  'coconut',
  'almond',
  'cashew',
  'lupin',
  'hemp-seed',
  'garden-pea',
];

const SUBSTANCES: readonly Substance[] = [
  { words: ['milk', 'cream', 'butter', 'plant-drink'], sources: STARCHY },
  {
    words: ['yoghurt', 'cheese', 'quark', 'fresh-cheese', 'ice-cream', 'pudding'],
    sources: CULTURED,
  },
  {
    words: ['semolina', 'pasta', 'wheat-bran', 'malt', 'flakes'],
    sources: [...STARCHY, 'vegetable', 'fruit', 'starch'],
  },
  {
    words: ['flour', 'starch', 'oil', 'fat', 'lecithin', 'protein-word', 'protein-powder'],
    sources: [],
  },
  { words: ['modified-starch', 'maltodextrin', 'glucose', 'glucose-syrup'], sources: [] },
  { words: ['plant-fibre', 'mixed-sprouts'], sources: [] },
  { words: ['tofu', 'tempeh'], sources: ['lupin', 'chickpea', 'broad-bean', 'hemp-seed'] },
  { words: ['egg-white', 'vegetable-protein', 'meat-substitute'], sources: [] },
  { words: ['mixed-seeds', 'grain', 'flaked-groats'], sources: [] },
];

/** Whether a word before a food says what it is made of, so that only that word counts. */
export const isMadeOf = (food: Food, source: Food): boolean =>
  !isOfTheSame(food, source) &&
  SUBSTANCES.some(
    ({ words, sources }) =>
      isAny(food, words) && (sources.length === 0 ? isOpen(food, source) : isAny(source, sources)),
  );

/** What holds an allergen although its name says nothing of where it comes from. */
const DEFAULTS = [
  'wheat-flour',
  'wholegrain-flour',
  'self-raising-flour',
  'flour-blend',
  'egg-white',
  'egg-white-powder',
  'nut-oil',
];

/** Whether it is only taken to hold what it holds: a flour that names no grain is of wheat. */
export const isDefault = ({ id }: Food): boolean => DEFAULTS.includes(id);

/** Rice flour holds no wheat; maize and wheat flour, and rape and soya oil, name both. */
const isOpen = (food: Food, source: Food): boolean =>
  (food.contains === 0 || isDefault(food)) && !isWhose(food, source);

/** A food that may hold this or that, until its source is named: starch, oil, lecithin. */
export const isNamedBy = (food: Food, source: Food): boolean =>
  food.contains === 0 && isMadeOf(food, source);

/** A word for what an additive does: `Emulgator`. The next word names it. */
export const isClass = ({ facts, kinds }: Food): boolean =>
  facts.has('unnamed') && kinds.has('additive');

/** Durum noodles are noodles: they keep what noodles may have besides. */
const isOfTheSame = (food: Food, source: Food): boolean =>
  food.contains !== 0 && (food.contains & ~source.contains) === 0;

/** Whose milk or egg it is, and what a seasoning is for, says nothing of what is in it. */
export const isWhose = (food: Food, other: Food): boolean =>
  (isAny(food, ['dairy', 'egg']) && isAny(other, ANIMALS)) ||
  (isAny(food, ['spice-blend']) && isAny(other, SEASONED));

const SEASONED = [
  'fish',
  'crustacean',
  'mollusc',
  'dairy',
  'egg',
  'pasta',
  'bread',
  'dish',
  'salad',
  'biscuit',
  'cake',
];

const ANIMALS = ['goat-meat', 'lamb', 'chicken', 'duck', 'goose', 'quail', 'turkey', 'ostrich'];

const isAny = ({ kinds }: Food, any: readonly string[]): boolean =>
  any.some((kind) => kinds.has(kind));
