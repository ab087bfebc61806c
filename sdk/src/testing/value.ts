import type { FieldValue } from '../contract/profile.js';
import type { Field } from '../contract/vocabulary.js';
import { dayIn } from './dates.js';
import type { House } from './house.js';
import type { Person } from './person.js';

/** What was told in a field, for its customer's own eyes: days that are over everywhere are not in it. */
export function recalled(person: Person, field: Field, house: House): FieldValue | undefined {
  const value = person.telling.recall(field);
  if (value === undefined || field !== 'calendar') return value;
  const { hints } = value as FieldValue<'calendar'>;
  const zones = [...house.shelf.stores.values()].map(({ zone }) => zone);
  const [today = dayIn('UTC', house.now)] = zones.map((zone) => dayIn(zone, house.now)).toSorted();
  return { hints: hints.filter(({ date }) => date >= today) };
}
