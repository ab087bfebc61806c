import * as z from 'zod/mini';
import {
  ALLERGENS,
  CHANNELS,
  CONTROLS,
  FIELDS,
  PURPOSES,
  RECIPIENT_KINDS,
  SURFACES,
  VERDICTS,
} from './vocabulary.js';

/** Text that is safe to keep: NFC, no control characters, no half of a surrogate pair. */
const clean = z.refine<string>(
  (text) => text.normalize('NFC') === text && !/[\p{Cc}\p{Cs}]/u.test(text),
  { error: 'Use plain text.' },
);

/** A piece of text of 1 to `longest` UTF-16 units. */
export const text = (longest: number) =>
  z.string().check(z.minLength(1), z.maxLength(longest), clean);

/** A list of a bounded length. */
export const few = <Item extends z.core.SomeType>(item: Item, most: number) =>
  z.array(item).check(z.maxLength(most));

/** A point in time as text, RFC 3339 in UTC with milliseconds: `2026-11-26T16:10:00.000Z`. */
export const Moment = z.string().check(
  z.regex(/^(19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  z.refine((at) => isReal(at, at)),
);
export type Moment = string;

/** A day without a time or a zone: `2026-11-26`. */
export const LocalDate = z.string().check(
  z.regex(/^(19|20)\d\d-\d\d-\d\d$/),
  z.refine((date) => isReal(`${date}T00:00:00.000Z`, date)),
);
export type LocalDate = string;

/** 31 February is a valid pattern and no day. */
const isReal = (at: string, start: string): boolean => {
  const time = Date.parse(at);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(start);
};

/** RFC 9562, lower case. */
export const Uuid = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));

/** `app:brandt`, `counter:brandt/mutzenhausen/meat`. */
export const RecipientId = z
  .string()
  .check(
    z.maxLength(120),
    z.regex(new RegExp(`^(${RECIPIENT_KINDS.join('|')}):[a-z0-9-]+(/[a-z0-9-]+)*$`)),
  );

/** `brandt/mutzenhausen`. */
export const StoreId = z.string().check(z.maxLength(80), z.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/));

/** An item of the catalogue: a recipe or a product. */
export const ItemId = z.string().check(z.maxLength(64), z.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/));

/** Whom a value is about. `self` is the customer. */
export const MemberId = z
  .string()
  .check(z.maxLength(12), z.regex(/^(self|(child|adult)-[1-9]\d{0,2})$/));
export type MemberId = string;

/** `de`, `en-GB` (BCP 47, language and region only). */
export const LocaleTag = z.string().check(z.regex(/^[a-z]{2}(-[A-Z]{2})?$/));

/** A food, an attribute, an allergen in the customer's or the catalogue's word. */
export const FoodWord = z
  .string()
  .check(z.maxLength(60), z.regex(/^[\p{L}\p{N}][\p{L}\p{N} .'’&/-]*$/u), clean);

/** One of the 14. */
export const OneOf14 = z.enum(ALLERGENS);
/** What a customer can share. */
export const Field = z.enum(FIELDS);
/** What a customer can want back. */
export const Purpose = z.enum(PURPOSES);
/** May it be used, now. */
export const Verdict = z.enum(VERDICTS);
/** How something may reach the customer. */
export const Channel = z.enum(CHANNELS);
/** Where an act was done. */
export const Surface = z.enum(SURFACES);
/** What was pressed. */
export const Control = z.enum(CONTROLS);
