import {
  FIELDS_FOR,
  type Eaters,
  type Field,
  type Locale,
  type Profile,
  type Purpose,
  type Screen,
  type SettledWord,
} from '@village-butcher/sdk/contract';

/** What one purpose may see. Not permitted, expired, taken back, never told: all are absent. */
export interface View {
  readonly values: Partial<Profile>;
  /** The line of the ledger that each value rests on. */
  readonly lines: Partial<Record<Field, string>>;
}

/** What the customer said of an item in this very app: it counts here and nowhere else. */
export interface Settled {
  readonly item: string;
  readonly says: SettledWord;
}

/** All that a customer lets this recipient know, one view a purpose, and what they want back. */
export interface Permitted {
  readonly views: Partial<Record<Purpose, View>>;
  readonly wished: ReadonlySet<Purpose>;
  /** What still counts at the time of the read. Instructions: they rest on no permission. */
  readonly settled: readonly Settled[];
}

/** This customer, this store, now. */
export interface Visit {
  readonly store: string;
  /** The day in the store's zone. */
  readonly date: string;
  readonly purposes: readonly Purpose[];
  readonly limit: number;
  readonly screen: Screen;
  readonly eaters?: Eaters | undefined;
  /** Named items: "would this suit us?" Skips what makes a tip worth while, never a gate. */
  readonly among?: readonly string[] | undefined;
  readonly locale: Locale;
  readonly recipient: string;
}

/** What we have an answer to today. */
export const ANSWERED = [
  'recipes',
  'shopping-tips',
  'offers',
] as const satisfies readonly Purpose[];
export type Answered = (typeof ANSWERED)[number];

/** What was asked for and can be answered, each purpose once, in the order asked. */
export const askedIn = ({ purposes }: Visit): readonly Answered[] =>
  [...new Set(purposes)].filter((purpose): purpose is Answered =>
    ANSWERED.some((answered) => answered === purpose),
  );

/**
 * What one purpose may see on this visit: its own view and no other, of it the fields that can
 * matter, and nothing at all where others can read the screen. No line, no value (L1).
 */
export function viewFor({ views }: Permitted, purpose: Answered, { screen }: Visit): View {
  const { values, lines } = (screen === 'own' ? views[purpose] : undefined) ?? NOTHING;
  const fields = FIELDS_FOR[purpose].filter((field) => values[field] && lines[field]);
  return {
    values: Object.fromEntries(fields.map((field) => [field, values[field]])),
    lines: Object.fromEntries(fields.map((field) => [field, lines[field]])),
  };
}

const NOTHING: View = { values: {}, lines: {} };
