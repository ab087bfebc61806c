import { APPETITES, DIETS, HINTS, NOTE_RULES, SIZES } from '@village-butcher/sdk/contract';
import * as z from 'zod/mini';
import { AllergySet, Birth, Child, Count, Day, Member, Word, named, setOf } from './words.js';

/** What somebody eats and does not. */
export const DietRules = named(
  'dietRules',
  z.strictObject({
    rules: z.optional(setOf(z.enum(DIETS))),
    intolerances: z.optional(setOf(Word)),
    limits: z.optional(z.strictObject({ carbohydratesMax: z.optional(Count) })),
  }),
);
const membersOf = <Value extends z.core.SomeType>(value: Value) =>
  z.strictObject({ members: z.record(Member, value) });

/** What a person tells, by field. */
export const Profile = named(
  'profile',
  z.strictObject({
    diet: z.optional(membersOf(DietRules)),
    allergies: z.optional(membersOf(z.strictObject({ to: AllergySet, answered: z.boolean() }))),
    household: z.optional(
      z.strictObject({ eaters: Count, appetite: z.optional(z.enum(APPETITES)) }),
    ),
    children: z.optional(z.record(Child, Birth)),
    pets: z.optional(
      z.strictObject({
        pets: z.array(z.strictObject({ species: Word, size: z.optional(z.enum(SIZES)) })),
      }),
    ),
    calendar: z.optional(
      z.strictObject({
        hints: z.array(
          z.strictObject({ date: Day, hint: z.enum(HINTS), count: z.optional(Count) }),
        ),
      }),
    ),
    memory: z.optional(
      z.strictObject({
        notes: z
          .array(
            z.strictObject({
              text: z.string().check(z.maxLength(120)),
              maps: z.optional(
                z.strictObject({
                  food: Word,
                  rule: z.enum(NOTE_RULES),
                  attribute: z.optional(Word),
                }),
              ),
            }),
          )
          .check(z.maxLength(12)),
      }),
    ),
  }),
);
