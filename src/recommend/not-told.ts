import { FIELDS_FOR, type Field, type Profile } from '@village-butcher/sdk/contract';
import { ofThose } from './eaters.js';
import { hintsFor } from './evening.js';
import type { Answered, View, Visit } from './permitted.js';

/** The fields that can matter for a purpose and that its view says nothing of. */
export const notToldIn = ({ values }: View, purpose: Answered, visit: Visit): readonly Field[] =>
  FIELDS_FOR[purpose].filter((field) => !says(field, values[field], visit));

const says = <F extends Field>(field: F, value: Profile[F] | undefined, visit: Visit): boolean =>
  value !== undefined && SAYS[field](value, visit);

/** Whether a value says anything for this visit. "None" is an answer; never asked is not. */
const SAYS: { readonly [F in Field]: (value: Profile[F], visit: Visit) => boolean } = {
  diet: ({ members }, { eaters }) => ofThose(eaters?.members, members).length > 0,
  allergies: ({ members }, { eaters }) =>
    ofThose(eaters?.members, members).some(
      ({ to, answered }) => answered || Object.keys(to).length > 0,
    ),
  household: () => true,
  children: (children) => Object.keys(children).length > 0,
  pets: ({ pets }) => pets.length > 0,
  calendar: ({ hints }, { recipient, date }) => hintsFor(recipient, hints, date).length > 0,
  memory: ({ notes }) => notes.some(({ maps }) => maps !== undefined),
};
