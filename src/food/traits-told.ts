import { DIETS, type Diet, type Trait } from '@village-butcher/sdk/contract';
import { dietsBrokenBy } from './diet.js';
import type { Fact } from './fact.js';
import { readingOf, type Found, type Reading } from './found.js';
import { bitOf, union, type Mask } from './mask.js';
import { traitBit, traitsBroughtBy, traitsOf, UNDECLARED } from './trait.js';

/** What a text says of traits: those that are so, and those that are so for some of what it names. */
export interface TraitsTold {
  readonly certain: Mask;
  readonly possible: Mask;
}

/**
 * The trait that stands for a fact. Offal is meat, and a cheese with mould is taken as a raw one. What
 * breaks a diet and has no trait of its own leaves the whole undeclared, which is the worst there is.
 */
const TRAIT_FOR: Readonly<Partial<Record<Fact, Trait | 'undeclared'>>> = {
  meat: 'meat',
  poultry: 'poultry',
  beef: 'beef',
  pork: 'pork',
  horse: 'meat',
  game: 'meat',
  offal: 'meat',
  liver: 'meat',
  fish: 'fish',
  'no-scales': 'fish-without-scales',
  'large-predator': 'fish',
  shellfish: 'shellfish',
  dairy: 'dairy',
  cheese: 'cheese',
  egg: 'egg',
  blood: 'undeclared',
  insect: 'undeclared',
  gelatine: 'gelatine',
  'animal-rennet': 'animal-rennet',
  honey: 'honey',
  'egg-raw': 'raw-animal',
  'milk-raw': 'raw-animal',
  'meat-raw': 'raw-animal',
  'fish-raw': 'raw-animal',
  'mould-ripened': 'raw-animal',
  alcohol: 'alcohol',
  'alcohol-traces': 'alcohol',
  'whole-nuts': 'whole-nuts',
};

/** Facts of animals: what is made of plants has none of them, whatever it is called. */
const OF_ANIMALS =
  /^(animal|meat|poultry|beef|pork|horse|game|offal|liver|blood|gelatine|fish|shellfish|no-scales|large-predator|dairy|cheese|lactose|egg|milk-raw|mould-ripened|insect)/;

/** Whether a fact of a food is so here: a plant by an animal's name has none of an animal's. */
export const isSo = ({ isPlant }: Found, fact: Fact): boolean =>
  !(isPlant && OF_ANIMALS.test(fact));

/** The traits of what a text names. What contains milk is dairy, also where no fact says so (L5). */
export function traitsTold({ found, contains, may }: Reading): TraitsTold {
  const certain = union(found.filter(({ isCertain }) => isCertain).map(certainIn));
  const possible = union(found.map((one) => certainIn(one) | possibleIn(one)));
  const told = certain | traitsBroughtBy(contains);
  return { certain: told, possible: (possible | traitsBroughtBy(may)) & ~told };
}

const certainIn = (one: Found): Mask => traitsFor(one, one.food.facts);
const possibleIn = (one: Found): Mask => traitsFor(one, one.food.varies);

function traitsFor(one: Found, facts: ReadonlySet<Fact>): Mask {
  const told = [...facts].filter((fact) => isSo(one, fact));
  const traits = union(told.map(traitFor));
  return traits === 0 && told.includes('animal') ? UNDECLARED : traits;
}

function traitFor(fact: Fact): Mask {
  const trait = TRAIT_FOR[fact];
  if (trait === undefined) return 0;
  return trait === 'undeclared' ? UNDECLARED : traitsOf([trait]) | traitBit(trait);
}

/** A certificate is no matter of contents. */
const CERTIFIED: Mask = traitBit('halal-certified') | traitBit('kosher-certified');

/**
 * How foods that a text names stand to a diet, together: what breaks it for certain, and what may, by
 * a fact that varies or for want of a certificate, which no text can give.
 */
export function conflictWithDiet(diet: Diet, all: readonly Found[]): 'certain' | 'possible' | null {
  const told = all.map((one) => traitsTold(readingOf([one], [])));
  const isBroken = (dish: readonly Mask[]) => (dietsBrokenBy(dish) & bitOf(DIETS, diet)) !== 0;
  if (isBroken(told.map(({ certain }) => (certain & ~UNDECLARED) | CERTIFIED))) return 'certain';
  return isBroken(told.map(({ certain, possible }) => certain | possible)) ? 'possible' : null;
}
