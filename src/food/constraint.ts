import { ALLERGENS, type Allergen } from '@village-butcher/sdk/contract';
import type { Fact } from './fact.js';
import type { Found } from './found.js';
import { bitOf, type Mask } from './mask.js';

/** What somebody must not have. Any one of these in a food is enough. */
export interface Constraint {
  readonly id: string;
  /** A set over the 14. */
  readonly allergens: Mask;
  readonly facts: readonly Fact[];
  /** Foods, with all that is a kind of them. Whatever is made of several foods may hold them. */
  readonly kinds: readonly string[];
  /** Facts that are no conflict with a certificate, which no text can give. */
  readonly certified: readonly Fact[];
}

const NOTHING = { allergens: 0, facts: [], kinds: [], certified: [] };

const MEAT: readonly Fact[] = ['meat', 'poultry', 'horse', 'game', 'offal', 'liver', 'blood'];
const SEAFOOD: readonly Fact[] = ['fish', 'shellfish'];
const HIDDEN: readonly Fact[] = ['gelatine', 'animal-rennet', 'insect'];
const RAW: readonly Fact[] = ['egg-raw', 'milk-raw', 'meat-raw', 'fish-raw', 'mould-ripened'];
const SPIRITS: readonly Fact[] = ['alcohol', 'alcohol-traces'];

/**
 * By name. Diets as the contract has them; lactose is the sugar, and not the allergen milk; ages and
 * pregnancy after what European food authorities advise to leave out; pets by what poisons them.
 */
const BY_NAME: Readonly<Record<string, Partial<Constraint>>> = {
  vegan: { facts: [...MEAT, ...SEAFOOD, ...HIDDEN, 'animal', 'dairy', 'egg', 'honey'] },
  vegetarian: { facts: [...MEAT, ...SEAFOOD, ...HIDDEN] },
  pescatarian: { facts: [...MEAT, 'gelatine'] },
  halal: { facts: ['pork', 'blood', 'gelatine', 'animal-rennet', ...SPIRITS], certified: MEAT },
  kosher: {
    facts: ['pork', 'blood', 'shellfish', 'no-scales', 'gelatine', 'insect'],
    certified: [...MEAT, 'cheese', 'alcohol'],
  },
  lactose: { facts: ['lactose'] },
  fructose: { facts: ['fructose'] },
  histamine: { facts: ['histamine'] },
  sorbitol: { facts: ['sorbitol'] },
  fructan: { facts: ['fructan'] },
  coeliac: { allergens: bitOf(ALLERGENS, 'gluten') },
  alcohol: { facts: SPIRITS },
  pregnancy: {
    facts: [
      ...RAW,
      ...SPIRITS,
      'cured',
      'liver',
      'large-predator',
      'sprouts-raw',
      'liquorice',
      'quinine',
    ],
  },
  'below-12-months': {
    facts: ['honey', 'salt-high', 'sugar-syrup', 'whole-nuts', 'choking', ...RAW, ...SPIRITS],
  },
  'below-60-months': {
    facts: ['whole-nuts', 'choking', 'large-predator', ...RAW, ...SPIRITS],
  },
  'below-18-years': { facts: SPIRITS },
  dog: {
    facts: ['alcohol', 'caffeine', 'raw-dough', 'cooked-bone'],
    kinds: [
      'onion-family',
      'grape',
      'raisin',
      'chocolate',
      'cocoa',
      'macadamia',
      'avocado',
      'xylitol',
    ],
  },
  cat: {
    facts: ['alcohol', 'caffeine', 'raw-dough', 'cooked-bone'],
    kinds: ['onion-family', 'grape', 'raisin', 'chocolate', 'cocoa', 'avocado', 'xylitol'],
  },
};

/** The constraint of a name: one of the 14, a name of the table, or `food:` and the id of a food. */
export function constraintNamed(id: string): Constraint | undefined {
  const allergen = ALLERGENS.find((one) => one === id);
  if (allergen !== undefined) return { ...NOTHING, id, allergens: bitOf(ALLERGENS, allergen) };
  if (id.startsWith('food:')) return { ...NOTHING, id, kinds: [id.slice('food:'.length)] };
  const own = Object.hasOwn(BY_NAME, id) ? BY_NAME[id] : undefined;
  return own && { ...NOTHING, ...own, id };
}

/** All names but those of foods. */
export const CONSTRAINTS: readonly (Allergen | string)[] = [...ALLERGENS, ...Object.keys(BY_NAME)];

/** What is so of what is made without animals. */
const OF_ANIMALS: readonly Fact[] = [
  ...MEAT,
  ...SEAFOOD,
  ...HIDDEN,
  ...RAW,
  'animal',
  'dairy',
  'egg',
];

/** How a food that a text names stands to a constraint. */
export function conflictWith(constraint: Constraint, one: Found): 'certain' | 'possible' | null {
  const { allergens, facts, kinds, certified } = constraint;
  const isSo = (fact: Fact) => !(one.isPlant && OF_ANIMALS.includes(fact));
  const has = (some: ReadonlySet<Fact>) => facts.some((fact) => some.has(fact) && isSo(fact));
  const isKind = kinds.some((kind) => one.food.kinds.has(kind));
  const isCertain = (one.contains & allergens) !== 0 || has(one.food.facts) || isKind;
  if (isCertain) return one.isCertain ? 'certain' : 'possible';
  const needsPaper = certified.some((fact) => one.food.facts.has(fact) && isSo(fact));
  const mayHold = (one.may & allergens) !== 0 || (kinds.length > 0 && isComposed(one));
  return mayHold || has(one.food.varies) || needsPaper ? 'possible' : null;
}

/** Recipes of it vary, so it may hold any food. */
const isComposed = ({ food }: Found): boolean =>
  food.may !== 0 || food.facts.has('unnamed') || COMPOSED.some((kind) => food.kinds.has(kind));

const COMPOSED = [
  'dish',
  'sauce',
  'sausage',
  'stock',
  'sweet',
  'pastry',
  'cake',
  'biscuit',
  'bread',
];
