import { DIETS } from '@village-butcher/sdk/contract';
import type { Item } from '../catalogue/item.js';
import type { Rack } from '../catalogue/rack.js';
import type { Shelf } from '../catalogue/shelf.js';
import { traitsNotFor } from '../food/age.js';
import { dietsCertifiedIn } from '../food/diet.js';
import { maskOf, wordsIn } from '../food/mask.js';
import { traitBit } from '../food/trait.js';
import type { Constraint } from './constraint.js';
import type { Table } from './eaters.js';
import { rackFor, type Kind } from './kind.js';
import { allergies, intolerances, lactose } from './words.js';

/** The constraints of a table, in the order in which they give reasons. */
export function constraintsOf(table: Table, kind: Kind, shelf: Shelf): readonly Constraint[] {
  const rack = rackFor(kind, shelf);
  return [
    allergies(table, kind, shelf),
    forPeople(lactose(table.allergies, 'allergies', rack)),
    forPeople(ages(table, rack, shelf)),
    forPeople(lactose(table.intolerances, 'diet', rack)),
    intolerances(table, kind, shelf),
    carbohydrates(table, rack),
    forPeople(diets(table, rack)),
  ].filter(({ constrains }) => constrains);
}

function ages({ youngest }: Table, rack: Rack, shelf: Shelf): Constraint {
  const traits = traitsNotFor(youngest, shelf.ages);
  return {
    name: 'age',
    source: 'children',
    constrains: traits !== 0,
    columns: rack.ofTraits(traits),
    says: () => ({ key: 'gate.children', params: {} }),
  };
}

/** A product has no portion, and so no limit. */
const carbohydrates = ({ carbohydratesMax: grams }: Table, rack: Rack): Constraint => ({
  name: 'carbohydrates',
  source: 'diet',
  constrains: grams < Infinity,
  columns: grams < Infinity ? [rack.above('carbohydrates', grams)] : [],
  says: () => ({ key: 'gate.carbohydrates', params: { grams } }),
});

function diets(table: Table, rack: Rack): Constraint {
  const kept = maskOf(DIETS, table.diets);
  const words = wordsIn(DIETS, kept);
  return {
    name: 'diet',
    source: 'diet',
    constrains: kept !== 0,
    columns: rack.breaks.filter((_, at) => (kept & (1 << at)) !== 0),
    says: (item) => {
      const certificates = dietsCertifiedIn(words, item.traits);
      return certificates.length === 0
        ? { key: 'gate.diet', params: { words } }
        : { key: 'gate.diet-certified', params: { words, certificates } };
    },
  };
}

/** Food for animals is no food for people, so nothing is said of it. Its columns leave it out. */
const forPeople = ({ says, ...constraint }: Constraint): Constraint => ({
  ...constraint,
  says: (item) => (isForPets(item) ? undefined : says(item)),
});

const isForPets = ({ kind, traits }: Item): boolean =>
  kind === 'product' && (traits & traitBit('pet-food')) !== 0;
