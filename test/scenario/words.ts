import * as z from 'zod/mini';
import {
  FIELDS,
  HOLD_REASONS,
  PURPOSES,
  RECIPIENT_KINDS,
  STRICTNESS,
  TRAITS,
  UNITS,
} from '@village-butcher/sdk/contract';

/** Text that says something. */
export const Word = z.string().check(z.minLength(1));
export const Count = z.int().check(z.minimum(1));

/** A list without doubles. */
export const setOf = <Item extends z.core.SomeType>(item: Item) =>
  z
    .array(item)
    .check(
      z.refine((items) => new Set(items.map((one) => JSON.stringify(one))).size === items.length),
    )
    .register(z.globalRegistry, { uniqueItems: true });

/** The same, and not empty. */
export const fullSetOf = <Item extends z.core.SomeType>(item: Item) =>
  setOf(item).check(z.minLength(1));

const spelled = (pattern: RegExp) => z.string().check(z.regex(pattern));

/** Gives a shape a name of its own in the published schema. */
export const named = <Shape extends z.core.$ZodType>(id: string, shape: Shape): Shape => {
  z.globalRegistry.add(shape, { ...z.globalRegistry.get(shape), id });
  return shape;
};

/** A point in time with its offset, as people write it. */
export const Time = named('time', spelled(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/));
export const Day = named('day', spelled(/^20\d\d-\d\d-\d\d$/));
export const Birth = named('birth', spelled(/^(19|20)\d\d(-(0[1-9]|1[0-2])(-\d\d)?)?$/));
export const Child = named('child', spelled(/^child-[1-9]\d*$/));
export const Member = named('member', spelled(/^(self|(child|adult)-[1-9]\d*)$/));
export const Store = named('store', spelled(/^[a-z0-9-]+\/[a-z0-9-]+$/));
export const Recipient = named(
  'recipient',
  spelled(new RegExp(`^(${RECIPIENT_KINDS.join('|')}):[a-z0-9-]+(/[a-z0-9-]+)*$`)),
);
export const Field = named('field', z.enum(FIELDS));
export const Purpose = named('purpose', z.enum(PURPOSES));
export const Trait = named('trait', z.enum(TRAITS));
export const Unit = named('unit', z.enum(UNITS));
export const Hold = named('hold', z.enum(HOLD_REASONS));

/** Allergen → how strict. */
export const AllergySet = named('allergySet', z.record(z.string(), z.enum(STRICTNESS)));

/** What a producer declared. `null` = nobody did. */
export const Allergens = named(
  'allergens',
  z.nullable(z.strictObject({ contains: setOf(Word), mayContain: setOf(Word), asOf: Day })),
);
export const Traits = named('traits', z.nullable(setOf(Trait)));
