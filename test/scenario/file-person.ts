import * as z from 'zod/mini';
import { CHANNELS, SCREENS } from '@village-butcher/sdk/contract';
import { Expectations } from './file-expect.js';
import { DietRules, Profile } from './file-profile.js';
import { Needs } from './features.js';
import {
  AllergySet,
  Count,
  Day,
  Field,
  Member,
  Purpose,
  Recipient,
  Store,
  Time,
  Word,
  fullSetOf,
  named,
  setOf,
} from './words.js';

const Wish = named(
  'wish',
  z.strictObject({
    channel: z.enum(CHANNELS),
    mostPerDay: z.optional(Count),
    mostPerMonth: z.optional(Count),
    quiet: z.optional(z.strictObject({ from: Word, to: Word })),
  }),
);
const which = { field: Field, recipient: Recipient, purpose: Purpose };
const Grant = named(
  'grant',
  z.strictObject({ ...which, at: z.optional(Time), until: z.optional(Time) }),
);
/** A value of a field: which field it is for decides, and the service refuses a wrong one. */
const Value = z.record(z.string(), z.unknown());

const operation = <Name extends string, Shape extends z.core.$ZodLooseShape>(
  name: Name,
  shape: Shape,
) => z.strictObject({ op: z.literal(name), ...shape, at: z.optional(Time) });
const waiting = { needs: z.optional(Needs) };

/** What a person does. */
export const Operation = named(
  'operation',
  z.discriminatedUnion('op', [
    operation('grant', { ...which, until: z.optional(Time) }),
    operation('withdraw', which),
    operation('tell', { field: Field, value: Value }),
    operation('erase', { field: Field }),
    operation('confirm', { member: Member }),
    operation('wish', { purpose: Purpose, wish: Wish }),
    operation('unwish', { purpose: Purpose }),
    operation('endorse', { target: Word, store: Store, ...waiting }),
    operation('unendorse', { target: Word, store: Store, ...waiting }),
    operation('follow-brand', { brand: Recipient, mostPerMonth: Count, ...waiting }),
    operation('unfollow-brand', { brand: Recipient, ...waiting }),
    operation('brand-proposal', { brand: Recipient, ...waiting }),
  ]),
);
export type Operation = z.infer<typeof Operation>;

const Eaters = named(
  'eaters',
  z.strictObject({
    members: z.optional(fullSetOf(Member)),
    guests: z.optional(
      z.strictObject({ allergies: z.optional(AllergySet), diet: z.optional(DietRules) }),
    ),
  }),
);
const Limit = z.int().check(z.minimum(1), z.maximum(5));
const Screen = z.enum(SCREENS);

const AfterChange = named(
  'afterChange',
  z.discriminatedUnion('on', [
    afterOn('same', z.array(Operation)),
    afterOn('twin', Expectations.changes),
  ]),
);

function afterOn<On extends string, Changes extends z.core.SomeType>(on: On, changes: Changes) {
  return z.strictObject({
    name: Word,
    on: z.literal(on),
    at: z.optional(Time),
    changes,
    visit: z.optional(
      z.strictObject({
        store: z.optional(Store),
        purposes: z.optional(setOf(Purpose)),
        limit: z.optional(Limit),
        screen: z.optional(Screen),
        eaters: z.optional(Eaters),
        scan: z.optional(Word),
      }),
    ),
    expect: Expectations.list,
  });
}

export const Visit = named(
  'visit',
  z.strictObject({
    id: Word,
    at: Time,
    store: Store,
    purposes: setOf(Purpose),
    limit: Limit,
    screen: Screen,
    eaters: z.optional(Eaters),
    scan: z.optional(Word),
    before: z.optional(z.array(Operation)),
    expect: Expectations.list,
    afterChange: z.optional(z.array(AfterChange)),
  }),
);
export type Visit = z.infer<typeof Visit>;
export type AfterChange = z.infer<typeof AfterChange>;

const inBoth = { name: Word, about: Word, visits: z.array(Visit).check(z.minLength(1)) };
const Guest = z.strictObject({ guest: z.literal(true), ...inBoth });
const Customer = z.strictObject({
  ...inBoth,
  profile: Profile,
  grants: z.array(Grant),
  wishes: z.partialRecord(Purpose, Wish),
  village: z.optional(z.array(Operation)),
  device: z.optional(
    z.strictObject({
      appointments: z.optional(z.array(z.strictObject({ date: Day, title: Word }))),
      secrets: z.optional(z.array(Word)),
    }),
  ),
});
/** Who shops. A guest has no account. */
export const Persona = named('persona', z.union([Customer, Guest]));
export type Persona = z.infer<typeof Persona>;
