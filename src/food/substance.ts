import type { Food } from './inherit.js';

/**
 * What is named after what it is made of. Where a source stands before such a word, only the source
 * counts: there is no milk in almond milk, and no wheat in rice flour.
 */
interface Substance {
  /** The kinds of food that the word is. */
  readonly words: readonly string[];
  /** What it can be made of instead of what it is without a word before it. */
  readonly sources: readonly string[];
}

const STARCHY = [
  'cereal',
  'pulse',
  'nut',
  'seed',
  'potato',
  'root-vegetable',
  'coconut',
  'chestnut',
];

const SUBSTANCES: readonly Substance[] = [
  { words: ['milk', 'cream', 'butter', 'plant-drink'], sources: [...STARCHY, 'cocoa', 'shea'] },
  {
    words: ['yoghurt', 'cheese', 'quark'],
    sources: ['cereal', 'pulse', 'coconut', 'almond', 'cashew'],
  },
  {
    words: ['flour', 'starch', 'pasta', 'bread-flour', 'semolina'],
    sources: [...STARCHY, 'vegetable', 'fruit', 'starch'],
  },
  {
    words: ['oil', 'fat', 'lecithin', 'protein', 'fibre', 'bran', 'flakes', 'malt'],
    sources: [
      ...STARCHY,
      'vegetable',
      'fruit',
      'dairy',
      'milk',
      'egg',
      'fish',
      'meat',
      'herb',
      'spice',
      'flower',
    ],
  },
];

/** Whether a word before a food says what it is made of, so that only that word counts. */
export const isMadeOf = (food: Food, source: Food): boolean =>
  SUBSTANCES.some(({ words, sources }) => isAny(food, words) && isAny(source, sources));

/** Whose milk, egg or fat it is says nothing of what is in it. */
export const isWhose = (food: Food, animal: Food): boolean =>
  isAny(food, ['dairy', 'egg']) && isAny(animal, ANIMALS);

const ANIMALS = [
  'beef',
  'goat',
  'sheep',
  'lamb',
  'chicken',
  'duck',
  'goose',
  'quail',
  'turkey',
  'buffalo',
  'horse',
];

const isAny = ({ kinds }: Food, any: readonly string[]): boolean =>
  any.some((kind) => kinds.has(kind));
