import type { Field } from '@village-butcher/sdk/contract';
import { easeOf, MERIT_WEIGHTS, seasonOf } from '../catalogue/merit.js';
import type { Bits } from '../catalogue/bits.js';
import type { Rack } from '../catalogue/rack.js';
import type { Counts } from './counts.js';
import { suits } from './evening.js';
import type { Kind } from './kind.js';
import { levelled, mostOf, times, type Worth } from './levels.js';
import { likeness } from './similar.js';
import type { Told } from './told.js';
import { WEIGHTS } from './weights.js';

/** What can speak for an item. */
export type TermName =
  'remembered' | 'evening' | 'season' | 'effort' | 'variety' | 'household' | 'offer';

/**
 * Something that speaks for items because of what was told, and what it adds to their scores: its weight
 * times how good each is, 0 to 1. What rests on nothing told is no term.
 */
export interface Term extends Worth {
  readonly name: TermName;
  /** The field that it rests on; `null` where it is an instruction, or holds for everybody. */
  readonly field: Field | null;
  /** The only rows that it adds to, where they are few. */
  readonly rows?: Bits;
}

/** The terms of a purpose, beside the merit that an item has for everybody. */
export const termsOf = (told: Told, rack: Rack, kind: Kind): readonly Term[] => [
  ...share('remembered', 'memory', told.wanted, rack),
  ...share('offer', null, told.offered, rack),
  ...(kind === 'recipe' ? [...evening(told, rack), ...household(told, rack)] : []),
  ...variety(told, rack),
];

/** The share of an item's products that a note wants, or that cost less. */
const share = (
  name: 'remembered' | 'offer',
  field: Field | null,
  { rows, at, most }: Counts,
  { parts, fewest }: Rack,
): readonly Term[] =>
  most === 0
    ? []
    : [
        {
          name,
          field,
          most: WEIGHTS[name] * Math.min(1, most / fewest),
          at: (row) => (WEIGHTS[name] * at[row]!) / parts[row]!,
          rows,
        },
      ];

/** How well a recipe suits the evening. */
const evening = ({ tonight }: Told, rack: Rack): readonly Term[] => {
  const all = suits(rack, tonight);
  return all.length === 0
    ? []
    : [{ name: 'evening', field: 'calendar', ...times(WEIGHTS.evening, mostOf(all)) }];
};

/** Nobody cooks a dish for one five times over. */
const MOST_BATCHES: readonly number[] = [1, 2];

/** Whether a recipe comes out even for those who eat at home, in whole batches. */
const household = ({ eaters }: Told, rack: Rack): readonly Term[] => {
  if (eaters === null) return [];
  const rows = rack.serving((serves) => MOST_BATCHES.includes(eaters / serves));
  const worth = levelled([{ rows, value: 1 }]);
  return [{ name: 'household', field: 'household', ...times(WEIGHTS.household, worth) }];
};

/** How unlike an item is to all that was taken in the last days. */
const variety = ({ taken }: Told, { items }: Rack): readonly Term[] =>
  taken.length === 0
    ? []
    : [
        {
          name: 'variety',
          field: null,
          most: WEIGHTS.variety,
          at: (row) =>
            WEIGHTS.variety * (1 - Math.max(...taken.map((one) => likeness(items[row]!, one)))),
        },
      ];

/** One part of a score. */
export interface Part {
  readonly name: TermName;
  readonly field: Field | null;
  readonly delta: number;
}

/** All parts of an item's score: those for everybody, and those that rest on what was told. */
export function partsOf(
  row: number,
  {
    rack,
    told,
    terms,
  }: { readonly rack: Rack; readonly told: Told; readonly terms: readonly Term[] },
): readonly Part[] {
  const item = rack.items[row]!;
  return [
    ...terms.map(({ name, field, at }) => ({ name, field, delta: at(row) })),
    { name: 'season', field: null, delta: MERIT_WEIGHTS.season * seasonOf(item, told.month) },
    { name: 'effort', field: null, delta: MERIT_WEIGHTS.effort * easeOf(item) },
  ];
}
