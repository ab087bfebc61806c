import {
  FIELDS,
  type DayHint,
  type Field,
  type FieldValue,
  type Locale,
  type LocalDate,
  type Profile,
  type Purpose,
  type Shown,
} from '@village-butcher/sdk/contract';
import { allergenNamed } from '../food/allergen.js';
import { youngestMonths } from '../food/age.js';
import { tableOf, type Avoided } from './eaters.js';
import { hintsFor } from './evening.js';
import { textOf, type Said } from './texts.js';

/** What a recipient may see for one purpose. */
interface View {
  readonly purpose: Purpose;
  readonly values: Partial<Profile>;
}

/** In which language a counter reads, and what day it is there. */
export interface Read {
  readonly locale: Locale;
  readonly today: LocalDate;
}

/**
 * What was granted, in sentences for whoever stands behind the counter: a wish and never a person. A
 * household is one table here, without a name, and a field that says nothing is not there.
 */
export function shownAt(
  recipient: string,
  views: readonly View[],
  { locale, today }: Read,
): Shown[] {
  return FIELDS.flatMap((field) => {
    const seen = views.filter(({ values }) => values[field] !== undefined);
    const said = seen
      .slice(0, 1)
      .flatMap(({ values }) => saidOf(field, values, { recipient, today }));
    const texts = said.map((one) => (typeof one === 'string' ? one : textOf(one, locale)));
    const purposes = seen.map(({ purpose }) => purpose);
    return texts.length > 0 ? [{ field, purposes, texts }] : [];
  });
}

/** For whom and when something is said. */
interface Where {
  readonly recipient: string;
  readonly today: LocalDate;
}

/** A sentence of ours, or the customer's own words as they are. */
type Sentence = Said | string;

function saidOf(field: Field, values: Partial<Profile>, where: Where): readonly Sentence[] {
  const sentences = SENTENCES[field] as (value: unknown, where: Where) => readonly Sentence[];
  return sentences(values[field], where);
}

/** What each field says. One that nobody thought of does not compile. */
const SENTENCES: {
  readonly [F in Field]: (value: FieldValue<F>, where: Where) => readonly Sentence[];
} = {
  diet: (diet, { today }) => {
    const { diets, intolerances, carbohydratesMax: grams } = tableOf({ diet }, {}, today);
    return [
      ...ofWords('counter.diet', diets),
      ...ofWords('counter.without-traces', wordsIn(intolerances)),
      ...(grams < Infinity ? [{ key: 'gate.carbohydrates', params: { grams } } as const] : []),
    ];
  },
  allergies: (allergies, { today }) => {
    const { allergies: avoided } = tableOf({ allergies }, {}, today);
    const [strict, loose] = (['traces', 'contains'] as const).map((how) =>
      wordsIn(new Map([...avoided].filter((one) => one[1].strict === how))),
    );
    return [...ofWords('counter.without-traces', strict!), ...ofWords('counter.without', loose!)];
  },
  household: ({ eaters: count, appetite = 'normal' }) => [
    { key: 'counter.household', params: { count } },
    ...(appetite === 'normal'
      ? []
      : [{ key: `counter.appetite-${appetite}`, params: {} } as const]),
  ],
  children: (children, { today }) =>
    Object.values(children)
      .map((birth) => youngestMonths(birth, today))
      .toSorted((one, other) => one - other)
      .map(childOf),
  pets: ({ pets }) => pets.map(({ species }) => species),
  calendar: ({ hints }, { recipient, today }) =>
    hintsFor(recipient, hints, today)
      .toSorted((one, other) => (one.date < other.date ? -1 : 1))
      .flatMap(dayOf),
  memory: ({ notes }) => notes.map(({ text }) => text),
};

const ofWords = (
  key: 'counter.diet' | 'counter.without' | 'counter.without-traces',
  words: readonly string[],
): readonly Said[] => (words.length > 0 ? [{ key, params: { words } }] : []);

const wordsIn = (avoided: Avoided): readonly string[] =>
  Array.from(avoided.values(), ({ word }) => allergenNamed(word) ?? word);

/** From two years on nobody counts months. */
const childOf = (months: number): Said =>
  months < 24
    ? { key: 'counter.months', params: { count: months } }
    : { key: 'counter.years', params: { count: Math.trunc(months / 12) } };

/** A day and what it is. That nobody is at home has no sentence here (L8). */
function dayOf({ date, hint, count }: DayHint): readonly Said[] {
  if (hint === 'away') return [];
  return count === undefined
    ? [{ key: `counter.${hint}`, params: { date } }]
    : [{ key: 'counter.table', params: { date, count } }];
}
