import { ALLERGENS, DIETS, type Diet } from '@village-butcher/sdk/contract';
import type { Fact } from './fact.js';
import type { Found } from './found.js';
import { bitOf, type Mask } from './mask.js';
import { conflictWithDiet, isSo } from './traits-told.js';

/** What somebody must not have. Any one of these in a food is enough. */
export interface Constraint {
  readonly id: string;
  /** A set over the 14. */
  readonly allergens: Mask;
  readonly facts: readonly Fact[];
  /** Foods, with all that is a kind of them. Whatever is made of several foods may hold them. */
  readonly kinds: readonly string[];
  readonly diet: Diet | null;
}

const NOTHING = { allergens: 0, facts: [], kinds: [], diet: null };

const RAW: readonly Fact[] = ['egg-raw', 'milk-raw', 'meat-raw', 'fish-raw', 'mould-ripened'];
const SPIRITS: readonly Fact[] = ['alcohol', 'alcohol-traces'];

/**
 * By name. Lactose is the sugar, and not the allergen milk; ages and pregnancy after what European
 * food authorities advise to leave out; pets by what poisons them.
 */
const BY_NAME: Readonly<Record<string, Partial<Constraint>>> = {
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

/** The constraint of a name: one of the 14, a diet, a name of the table, or `food:` and a food's id. */
export function constraintNamed(id: string): Constraint | undefined {
  const allergen = ALLERGENS.find((one) => one === id);
  if (allergen !== undefined) return { ...NOTHING, id, allergens: bitOf(ALLERGENS, allergen) };
  const diet = DIETS.find((one) => one === id);
  if (diet !== undefined) return { ...NOTHING, id, diet };
  if (id.startsWith('food:')) return { ...NOTHING, id, kinds: [id.slice('food:'.length)] };
  const own = Object.hasOwn(BY_NAME, id) ? BY_NAME[id] : undefined;
  return own && { ...NOTHING, ...own, id };
}

/** All names but those of foods. */
export const CONSTRAINTS: readonly string[] = [...ALLERGENS, ...DIETS, ...Object.keys(BY_NAME)];

/** How a food that a text names stands to a constraint. */
export function conflictWith(constraint: Constraint, one: Found): 'certain' | 'possible' | null {
  const { allergens, facts, kinds, diet } = constraint;
  if (diet !== null) return conflictWithDiet(diet, [one]);
  const has = (some: ReadonlySet<Fact>) => facts.some((fact) => some.has(fact) && isSo(one, fact));
  const isKind = kinds.some((kind) => one.food.kinds.has(kind));
  const isCertain = (one.contains & allergens) !== 0 || has(one.food.facts) || isKind;
  if (isCertain) return one.isCertain ? 'certain' : 'possible';
  const mayHold = (one.may & allergens) !== 0 || (kinds.length > 0 && isComposed(one));
  return mayHold || has(one.food.varies) ? 'possible' : null;
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
