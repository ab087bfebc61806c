import type { Field } from '@village-butcher/sdk/contract';
import type { Rack } from '../catalogue/rack.js';
import type { Shelf } from '../catalogue/shelf.js';
import { columnsOut, lookUp, tracesIn } from './avoided.js';
import type { Constraint } from './constraint.js';
import type { Avoided, Table } from './eaters.js';
import type { Kind } from './kind.js';

/** The words that nothing in the catalogue is known by: with one of them, nothing passes. */
export const strangersAt = ({ allergies, intolerances }: Table, shelf: Shelf): readonly string[] =>
  [allergies, intolerances].flatMap((words) => lookUp(withoutLactose(words), shelf).strangers);

/** What nobody at the table may have in it, of the 14 or of any word of food. */
export function allergies(table: Table, kind: Kind, shelf: Shelf): Constraint {
  const avoided = lookUp(withoutLactose(table.allergies), shelf);
  const { words } = avoided;
  return {
    name: 'allergy',
    source: 'allergies',
    constrains: words.length > 0,
    columns: columnsOut(avoided, kind, shelf),
    says: (item) => {
      const traces = tracesIn(avoided, item);
      const params = { words, date: item.declared };
      return traces.length === 0
        ? { key: 'gate.allergies', params }
        : { key: 'gate.allergies-traces', params: { ...params, traces } };
    },
  };
}

/** Milk sugar is not milk protein: lactose-free cream passes here, and traces of milk do. */
export const lactose = (words: Avoided, source: Field, rack: Rack): Constraint => ({
  name: 'lactose',
  source,
  constrains: [...words.keys()].some(isLactose),
  columns: [rack.lactose],
  says: () => ({ key: 'gate.intolerances', params: { words: ['lactose'] } }),
});

const isLactose = (word: string): boolean => word === 'lactose' || word === 'laktose';

/** Any other intolerance is taken as strictly as an allergy. */
export function intolerances(table: Table, kind: Kind, shelf: Shelf): Constraint {
  const avoided = lookUp(withoutLactose(table.intolerances), shelf);
  const { words } = avoided;
  return {
    name: 'intolerance',
    source: 'diet',
    constrains: words.length > 0,
    columns: columnsOut(avoided, kind, shelf),
    says: () => ({ key: 'gate.intolerances', params: { words } }),
  };
}

const withoutLactose = (words: Avoided): Avoided =>
  new Map([...words].filter(([key]) => !isLactose(key)));
