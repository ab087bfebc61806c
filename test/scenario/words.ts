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

/** A point in time with its offset, as people write it. */
export const Time = spelled(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
export const Day = spelled(/^20\d\d-\d\d-\d\d$/);
export const Birth = spelled(/^(19|20)\d\d(-(0[1-9]|1[0-2])(-\d\d)?)?$/);
export const Child = spelled(/^child-[1-9]\d*$/);
export const Member = spelled(/^(self|(child|adult)-[1-9]\d*)$/);
export const Store = spelled(/^[a-z0-9-]+\/[a-z0-9-]+$/);
export const Recipient = spelled(
  new RegExp(`^(${RECIPIENT_KINDS.join('|')}):[a-z0-9-]+(/[a-z0-9-]+)*$`),
);
export const Field = z.enum(FIELDS);
export const Purpose = z.enum(PURPOSES);
export const Trait = z.enum(TRAITS);
export const Unit = z.enum(UNITS);
export const Hold = z.enum(HOLD_REASONS);

/** Allergen → how strict. */
export const AllergySet = z.record(z.string(), z.enum(STRICTNESS));

/** What a producer declared. `null` = nobody did. */
export const Allergens = z.nullable(
  z.strictObject({ contains: setOf(Word), mayContain: setOf(Word), asOf: Day }),
);
export const Traits = z.nullable(setOf(Trait));
