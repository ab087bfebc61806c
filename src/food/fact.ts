import { TRAITS } from '@village-butcher/sdk/contract';

/** What the knowledge says of a food besides the 14 allergens: its traits, and more. */
export const FACTS = [
  ...TRAITS,
  'animal',
  'horse',
  'game',
  'no-scales',
  'large-predator',
  'offal',
  'liver',
  'blood',
  'insect',
  'egg-raw',
  'milk-raw',
  'meat-raw',
  'fish-raw',
  'sprouts-raw',
  'cured',
  'mould-ripened',
  'alcohol-traces',
  'caffeine',
  'liquorice',
  'quinine',
  'choking',
  'bone',
  'cooked-bone',
  'raw-dough',
  'salt-high',
  'sugar-syrup',
  'lactose',
  'fructose',
  'histamine',
  'sorbitol',
  'fructan',
  'unnamed',
] as const;
/** One fact. `unnamed`: the word does not say what is in it, so whoever reads it knows nothing. */
export type Fact = (typeof FACTS)[number];

/** Where in a store a food is looked for. */
export const AISLES = [
  'produce',
  'bakery',
  'meat-counter',
  'sausage-counter',
  'cheese-counter',
  'fish-counter',
  'chilled',
  'frozen',
  'dry',
  'baking',
  'tins',
  'spices',
  'sweets',
  'drinks',
  'alcohol',
  'baby',
  'pets',
  'household',
] as const;
export type Aisle = (typeof AISLES)[number];
