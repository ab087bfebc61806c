import type { Which } from '../contract/consent.js';
import type { Profile } from '../contract/profile.js';
import { FIELDS_FOR, type Field, type Purpose } from '../contract/vocabulary.js';
import type { House } from './house.js';
import { longestEnd } from './register.js';

/** A customer whom a test begins with: what they told, gave and wished before. */
export interface Persona {
  readonly subject: string;
  readonly told: Partial<Profile>;
  /** What they gave, up to the latest end there may be. */
  readonly given: readonly Which[];
  readonly wishes: readonly Purpose[];
}

const APP = 'app:brandt';

/** All that can matter for some purposes, to the own app. */
const allFor = (...purposes: readonly Purpose[]): readonly Which[] =>
  purposes.flatMap((purpose) =>
    FIELDS_FOR[purpose].map((field) => ({ field, recipient: APP, purpose })),
  );

/** Customers to begin with. */
export const personas = {
  /** Somebody who has just come: nothing told, nothing given, nothing wished. */
  newcomer: { subject: 'nia', told: {}, given: [], wishes: [] },
  /** Nothing shared, and yet some wishes: gets what everybody gets. */
  silent: { subject: 'sam', told: {}, given: [], wishes: ['recipes', 'shopping-tips'] },
  /** A family: a child with a nut allergy, lean ham, a dog. All is shared for recipes and tips. */
  family: {
    subject: 'ada',
    told: {
      allergies: { members: { 'child-1': { to: { nuts: 'traces' }, answered: true } } },
      household: { eaters: 3 },
      children: { 'child-1': '2022-03' },
      pets: { pets: [{ species: 'dog' }] },
      memory: {
        notes: [
          { text: 'Schinken nur mager', maps: { food: 'ham', rule: 'want', attribute: 'lean' } },
        ],
      },
    },
    given: allFor('recipes', 'shopping-tips'),
    wishes: ['recipes', 'shopping-tips'],
  },
  /** What she says of her partner waits for his yes (L12). */
  couple: {
    subject: 'eva',
    told: { diet: { members: { 'adult-1': { rules: ['vegan'] } } } },
    given: allFor('recipes'),
    wishes: ['recipes'],
  },
} as const satisfies Readonly<Record<string, Persona>>;

/** Lets a persona live in a house, as if they had acted before. */
export function settleIn(house: House, { subject, told, given, wishes }: Persona): void {
  const person = house.personOf(subject);
  const { now } = house;
  for (const [field, value] of Object.entries(told) as [Field, Profile[Field]][]) {
    person.telling.tell(field, value, now);
  }
  const act = () => house.nextId();
  for (const purpose of wishes) {
    person.record(act(), [{ type: 'wished', purpose, wish: { channel: 'app' } }], now);
  }
  if (given.length === 0) return;
  const { id, version, locale, sha256 } = house.register.notices[0]!;
  const notice = { id, version, locale, sha256 };
  const permissions = given.map((which) => {
    const until = new Date(longestEnd(which.recipient, now)).toISOString();
    return { ...which, until };
  });
  const how = { surface: 'permission-centre', control: 'allow' } as const;
  person.record(act(), [{ type: 'granted', permissions, notice, ...how }], now);
}
