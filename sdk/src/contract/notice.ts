import * as z from 'zod/mini';
import { Control, Field, LocaleTag, Purpose, RecipientId, few, text } from './shape.js';
import { CONTROLS, LEGAL_ROLES, SPECIAL_FIELDS } from './vocabulary.js';

/** What a recipient is in law. */
const LegalRole = z.enum(LEGAL_ROLES);

/** In which country: ISO 3166-1 alpha-2. */
const Country = z.string().check(z.regex(/^[A-Z]{2}$/));

/** What can be pressed beside a notice, and the words that stand on it. */
export const NoticeControl = z.strictObject({ id: Control, label: text(200) });
export type NoticeControl = z.infer<typeof NoticeControl>;

/** The sentence that gives a special field explicitly (Art. 9(2)(a)), and what is pressed beside it. */
export const NoticeStatement = z.strictObject({
  field: z.enum(SPECIAL_FIELDS),
  sentence: text(1000),
  control: z.enum(['allow', 'switch']),
});
export type NoticeStatement = z.infer<typeof NoticeStatement>;

const Days = z.int().check(z.minimum(0), z.maximum(36_500));

/** One use that a notice is about, and its terms. What is not said of it is not there. */
export const NoticeUse = z.strictObject({
  recipient: RecipientId,
  purpose: Purpose,
  fields: few(Field, 20).check(z.minLength(1)),
  /** The legal entity. */
  recipientName: text(120),
  role: z.optional(LegalRole),
  country: z.optional(Country),
  /** How many days the recipient keeps what it read. */
  retentionDays: z.optional(Days),
  /** After how many days a permission ends at the latest. */
  longestDays: z.optional(Days),
  profiling: z.optional(z.boolean()),
});
export type NoticeUse = z.infer<typeof NoticeUse>;

/** A party one can share with. */
export const ImportedRecipient = z.strictObject({
  id: RecipientId,
  name: text(120),
  role: z.optional(LegalRole),
  country: z.optional(Country),
});
export type ImportedRecipient = z.infer<typeof ImportedRecipient>;

/**
 * A text that is shown with every grant, and what it is made of. Once published it never changes, and
 * neither does any of its parts. In which order these are written says nothing.
 */
export const ImportedNotice = z.strictObject({
  id: text(64),
  version: z.int().check(z.minimum(1), z.maximum(1_000_000)),
  locale: LocaleTag,
  text: text(15_000),
  controls: z.optional(few(NoticeControl, CONTROLS.length)),
  statements: z.optional(few(NoticeStatement, SPECIAL_FIELDS.length)),
  uses: z.optional(few(NoticeUse, 1000)),
});
export type ImportedNotice = z.infer<typeof ImportedNotice>;
