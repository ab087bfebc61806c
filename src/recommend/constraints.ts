import { DIETS, type Field } from '@village-butcher/sdk/contract';
import type { Item } from '../catalogue/item.js';
import type { Shelf } from '../catalogue/shelf.js';
import { traitsNotFor } from '../food/age.js';
import { dietsCertifiedIn } from '../food/diet.js';
import { maskOf, wordsIn } from '../food/mask.js';
import { traitBit } from '../food/trait.js';
import { isHeldFor, lookUp, tracesIn } from './avoided.js';
import type { Avoided, Table } from './eaters.js';
import type { Said } from './texts.js';

/** Something that those at a table must not have. */
export interface Constraint {
  readonly source: Field;
  /** Whether anybody at the table said so. */
  readonly constrains: boolean;
  readonly holds: (item: Item) => boolean;
  /** What it lets us say of an item that passed, if it looked at it. */
  readonly says: (item: Item) => Said | undefined;
}

/** The constraints of a table, in the order in which they give reasons. */
export const constraintsOf = (table: Table, shelf: Shelf): readonly Constraint[] =>
  [
    allergies(table, shelf),
    forPeople(lactose(table.allergies, 'allergies')),
    forPeople(ages(table, shelf)),
    forPeople(lactose(table.intolerances, 'diet')),
    intolerances(table, shelf),
    carbohydrates(table),
    forPeople(diets(table)),
  ].filter(({ constrains }) => constrains);

/** The words that nothing in the catalogue is known by: with one of them, nothing passes. */
export const strangersAt = ({ allergies, intolerances }: Table, shelf: Shelf): readonly string[] =>
  [allergies, intolerances].flatMap((words) => lookUp(withoutLactose(words), shelf).strangers);

function allergies(table: Table, shelf: Shelf): Constraint {
  const avoided = lookUp(withoutLactose(table.allergies), shelf);
  const { words } = avoided;
  return {
    source: 'allergies',
    constrains: words.length > 0,
    holds: (item) => isHeldFor(avoided, item),
    says: (item) => {
      const traces = tracesIn(avoided, item);
      const params = { words, date: item.declared };
      return traces.length === 0
        ? { key: 'gate.allergies', params }
        : { key: 'gate.allergies-traces', params: { ...params, traces } };
    },
  };
}

function ages({ youngest }: Table, shelf: Shelf): Constraint {
  const traits = traitsNotFor(youngest, shelf.ages);
  return {
    source: 'children',
    constrains: traits !== 0,
    holds: (item) => (item.traits & traits) !== 0,
    says: () => ({ key: 'gate.children', params: {} }),
  };
}

const isLactose = (word: string): boolean => word === 'lactose' || word === 'laktose';

/** Milk sugar is not milk protein: lactose-free cream passes here, and traces of milk do. */
const lactose = (words: Avoided, source: Field): Constraint => ({
  source,
  constrains: [...words.keys()].some(isLactose),
  holds: ({ hasLactose }) => hasLactose,
  says: () => ({ key: 'gate.intolerances', params: { words: ['lactose'] } }),
});

/** Any other intolerance is taken as strictly as an allergy. */
function intolerances(table: Table, shelf: Shelf): Constraint {
  const avoided = lookUp(withoutLactose(table.intolerances), shelf);
  const { words } = avoided;
  return {
    source: 'diet',
    constrains: words.length > 0,
    holds: (item) => isHeldFor(avoided, item),
    says: () => ({ key: 'gate.intolerances', params: { words } }),
  };
}

const withoutLactose = (words: Avoided): Avoided =>
  new Map([...words].filter(([key]) => !isLactose(key)));

/** A product has no portion, and so no limit. */
const carbohydrates = ({ carbohydratesMax: grams }: Table): Constraint => ({
  source: 'diet',
  constrains: grams < Infinity,
  holds: (item) => item.kind === 'recipe' && item.carbohydrates > grams,
  says: () => ({ key: 'gate.carbohydrates', params: { grams } }),
});

function diets(table: Table): Constraint {
  const kept = maskOf(DIETS, table.diets);
  const words = wordsIn(DIETS, kept);
  return {
    source: 'diet',
    constrains: kept !== 0,
    holds: (item) => (item.breaks & kept) !== 0,
    says: (item) => {
      const certificates = dietsCertifiedIn(words, item.traits);
      return certificates.length === 0
        ? { key: 'gate.diet', params: { words } }
        : { key: 'gate.diet-certified', params: { words, certificates } };
    },
  };
}

/** Food for animals is no food for people: only an allergy minds it in the kitchen. */
const forPeople = ({ holds, says, ...constraint }: Constraint): Constraint => ({
  ...constraint,
  holds: (item) => holds(item) && !isForPets(item),
  says: (item) => (isForPets(item) ? undefined : says(item)),
});

const isForPets = ({ kind, traits }: Item): boolean =>
  kind === 'product' && (traits & traitBit('pet-food')) !== 0;
