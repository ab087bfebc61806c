import * as z from 'zod/mini';
import { FoodWord, LocalDate, MemberId, text } from './shape.js';
import {
  APPETITES,
  DIETS,
  HINTS,
  NOTE_RULES,
  SIZES,
  STRICTNESS,
  type Field,
} from './vocabulary.js';

/** What one member eats and does not. Limits are grams a portion. */
export const DietRules = z.strictObject({
  rules: z.optional(z.array(z.enum(DIETS)).check(z.maxLength(DIETS.length))),
  intolerances: z.optional(z.array(FoodWord).check(z.maxLength(20))),
  limits: z.optional(
    z.strictObject({ carbohydratesMax: z.optional(z.int().check(z.minimum(1), z.maximum(1000))) }),
  ),
});
export type DietRules = z.infer<typeof DietRules>;

/** Allergen (one of the 14, or any food word) → how strict. */
export const AllergySet = z
  .record(FoodWord, z.enum(STRICTNESS))
  .check(z.refine((set) => Object.keys(set).length <= 40));
export type AllergySet = z.infer<typeof AllergySet>;

/** `answered` keeps "none" apart from "never asked". */
export const Allergies = z.strictObject({ to: AllergySet, answered: z.boolean() });
export type Allergies = z.infer<typeof Allergies>;

const membersOf = <Value extends z.core.SomeType>(value: Value) =>
  z.strictObject({
    members: z
      .record(MemberId, value)
      .check(z.refine((members) => Object.keys(members).length <= 20)),
  });

/** A birth as precise as the customer likes: `2022`, `2022-11` or `2022-11-27`. */
export const Birth = z.union([
  z.string().check(z.regex(/^(19|20)\d\d(-(0[1-9]|1[0-2]))?$/)),
  LocalDate,
]);

const ChildId = z.string().check(z.regex(/^child-[1-9]\d{0,2}$/));

/** A day and a hint; guests may have a count (everybody at that table). */
export const DayHint = z.strictObject({
  date: LocalDate,
  hint: z.enum(HINTS),
  count: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
});
export type DayHint = z.infer<typeof DayHint>;

/** What a note means to the catalogue, decided by the customer. */
export const NoteMap = z.strictObject({
  food: FoodWord,
  rule: z.enum(NOTE_RULES),
  attribute: z.optional(FoodWord),
});
export type NoteMap = z.infer<typeof NoteMap>;

/** One note in plain words. Without `maps` it changes no suggestion. */
export const Note = z.strictObject({ text: text(120), maps: z.optional(NoteMap) });
export type Note = z.infer<typeof Note>;

/** What a field can hold. The key is the field, and every schema is closed. */
export const Profile = z.strictObject({
  diet: membersOf(DietRules),
  allergies: membersOf(Allergies),
  household: z.strictObject({
    eaters: z.int().check(z.minimum(1), z.maximum(50)),
    appetite: z.optional(z.enum(APPETITES)),
  }),
  children: z
    .record(ChildId, Birth)
    .check(z.refine((children) => Object.keys(children).length <= 20)),
  pets: z.strictObject({
    pets: z
      .array(z.strictObject({ species: FoodWord, size: z.optional(z.enum(SIZES)) }))
      .check(z.maxLength(20)),
  }),
  calendar: z.strictObject({ hints: z.array(DayHint).check(z.maxLength(8)) }),
  memory: z.strictObject({ notes: z.array(Note).check(z.maxLength(12)) }),
});
export type Profile = z.infer<typeof Profile>;

/** The type of one field's value. */
export type FieldValue<F extends Field = Field> = Profile[F];
