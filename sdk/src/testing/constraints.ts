import type { ImportedProduct } from '../contract/catalogue.js';
import type { Allergen, Diet, Trait } from '../contract/vocabulary.js';
import type { Shelf, Item } from './shelf.js';
import { hasTrait, isUndeclared } from './shelf.js';
import { fold, type Table } from './table.js';
import type { Gate } from './gates.js';
import type { Said } from './texts.js';

/** What a table must not have, in the order in which it gives reasons. Undeclared never passes (L5). */
export const constraintsOf = (table: Table, { ages }: Shelf): readonly Gate[] =>
  [
    strangers(table),
    allergies(table),
    lactose(table),
    childrens(table, ages),
    intolerances(table),
    carbohydrates(table),
    diets(table),
  ].flat();

const constraint = (
  field: NonNullable<Gate['field']>,
  holds: Gate['holds'],
  says: (item: Item) => Said | null,
): Gate => ({ field, reason: 'constraint', holds, says });

const strangers = (table: Table): readonly Gate[] =>
  table.strangers.map(() =>
    constraint(
      'allergies',
      () => true,
      () => null,
    ),
  );

function allergies({ allergens }: Table): readonly Gate[] {
  const words = [...allergens.keys()];
  if (words.length === 0) return [];
  const holds = ({ products }: Item) =>
    products.some((product) =>
      [...allergens].some(
        ([allergen, strict]) =>
          isIn(product, allergen) || (strict === 'traces' && mayBeIn(product, allergen)),
      ),
    );
  const says = (item: Item): Said => {
    const traces = words.filter((word) => item.products.some((one) => mayBeIn(one, word)));
    const date = item.products.map(({ allergens: said }) => said?.asOf ?? '').toSorted()[0] ?? '';
    return traces.length > 0
      ? {
          key: 'gate.allergies-traces',
          params: { words: listed(words), date, traces: listed(traces) },
        }
      : { key: 'gate.allergies', params: { words: listed(words), date } };
  };
  return [constraint('allergies', holds, says)];
}

/** Declared to be in it, or not declared at all. With `freeFrom`, each is declared for itself. */
function isIn({ allergens }: ImportedProduct, allergen: Allergen): boolean {
  if (allergens === null) return true;
  const { contains, mayContain, freeFrom } = allergens;
  if (contains.map(fold).includes(allergen)) return true;
  return freeFrom !== undefined && ![...mayContain, ...freeFrom].map(fold).includes(allergen);
}

const mayBeIn = ({ allergens }: ImportedProduct, allergen: Allergen): boolean =>
  allergens?.mayContain.map(fold).includes(allergen) ?? true;

const lactose = ({ hasNoLactose }: Table): readonly Gate[] => {
  const hasMilk = (product: ImportedProduct) =>
    product.allergens === null ||
    (isIn(product, 'milk') && !product.traits?.includes('lactose-free'));
  const says = () => ({ key: 'gate.intolerances', params: { words: 'lactose' } }) as const;
  return hasNoLactose ? [constraint('diet', ({ products }) => products.some(hasMilk), says)] : [];
};

function childrens({ youngest }: Table, ages: Shelf['ages']): readonly Gate[] {
  const rules = ages.filter(({ belowMonths }) => youngest < belowMonths);
  const holds = (item: Item) =>
    isUndeclared(item) || rules.some(({ trait }) => hasTrait(item, trait));
  return rules.length === 0
    ? []
    : [constraint('children', holds, () => ({ key: 'gate.children', params: {} }))];
}

const intolerances = ({ intolerances: words }: Table): readonly Gate[] => {
  const holds = ({ products }: Item) =>
    products.some((one) => words.some((word) => isIn(one, word) || mayBeIn(one, word)));
  const says = () => ({ key: 'gate.intolerances', params: { words: listed(words) } }) as const;
  return words.length === 0 ? [] : [constraint('diet', holds, says)];
};

/** A product has no portion, and so no limit. */
const carbohydrates = ({ carbohydratesMax: grams }: Table): readonly Gate[] => {
  const holds = ({ recipe }: Item) => recipe !== null && (recipe.carbohydrates ?? Infinity) > grams;
  return grams === Infinity
    ? []
    : [constraint('diet', holds, () => ({ key: 'gate.carbohydrates', params: { grams } }))];
};

const diets = ({ diets: words }: Table): readonly Gate[] => {
  const says = () => ({ key: 'gate.diet', params: { words: listed(words) } }) as const;
  const holds = (item: Item) => isUndeclared(item) || words.some((diet) => isBroken(diet, item));
  return words.length === 0 ? [] : [constraint('diet', holds, says)];
};

interface Rule {
  readonly never: readonly Trait[];
  /** What passes with a certificate of its own alone. */
  readonly certified?: readonly Trait[];
  readonly by?: Trait;
}

const RULES: Readonly<Record<Diet, Rule>> = {
  vegan: {
    never: 'meat poultry fish shellfish dairy egg honey gelatine animal-rennet'.split(
      ' ',
    ) as Trait[],
  },
  vegetarian: {
    never: 'meat poultry fish shellfish gelatine animal-rennet'.split(' ') as Trait[],
  },
  pescatarian: { never: ['meat', 'poultry', 'gelatine'] },
  halal: {
    never: ['pork', 'alcohol', 'gelatine', 'animal-rennet'],
    certified: ['meat', 'poultry'],
    by: 'halal-certified',
  },
  kosher: {
    never: ['pork', 'shellfish', 'fish-without-scales', 'gelatine'],
    certified: ['meat', 'poultry', 'cheese', 'alcohol'],
    by: 'kosher-certified',
  },
};

function isBroken(diet: Diet, item: Item): boolean {
  const { never, certified = [], by } = RULES[diet];
  const lacks = ({ traits }: ImportedProduct) =>
    certified.some((trait) => traits?.includes(trait)) && !traits?.some((one) => one === by);
  const mixes =
    diet === 'kosher' && hasTrait(item, 'dairy') && MEATS.some((one) => hasTrait(item, one));
  return never.some((trait) => hasTrait(item, trait)) || item.products.some(lacks) || mixes;
}

const MEATS: readonly Trait[] = ['meat', 'poultry'];

const listed = (words: readonly string[]): string => words.join(', ');
