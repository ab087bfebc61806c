import * as z from 'zod/mini';
import { REQUEST_STATES, RIGHTS } from './request-words.js';
import { Field, Moment, Purpose, RecipientId, StoreId, Surface, Uuid, text } from './shape.js';

/** What a data-protection officer can ask: a closed list, in the order in which it is shown. */
export const QUESTIONS = [
  'could-read',
  'did-read',
  'may-still-hold',
  'used-after-end',
  'used-without-permission',
  'special-not-explicit',
  'to-renew',
  'proof',
  'not-told',
  'ending-soon',
  'end-missing',
  'notice-evidence',
  'refused-attempts',
  'requests',
  'looks',
  'integrity',
  'cohort',
  'blast-radius',
  'record-30',
] as const;
export type QuestionSlug = (typeof QUESTIONS)[number];

/** What a question can be asked with. Each question lists its own; another is refused by name. */
export const QuestionParameters = z.strictObject({
  /** The time that is asked about; nothing said: now. */
  asOf: z.optional(Moment),
  /** What was known then counts, and no more; nothing said: all that the log holds. */
  knownAsOf: z.optional(Moment),
  from: z.optional(Moment),
  to: z.optional(Moment),
  field: z.optional(Field),
  recipient: z.optional(RecipientId),
  purpose: z.optional(Purpose),
  store: z.optional(StoreId),
  /** One line of the ledger, as it stands on a receipt. */
  line: z.optional(Uuid),
  /** What a notice is called, and which version of it. */
  notice: z.optional(text(64)),
  version: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
  /** On which surface it was given. */
  surface: z.optional(Surface),
  /** Through which client something was read, as the register of clients calls it. */
  client: z.optional(z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/))),
  /** One export, as the list of exports calls it. */
  export: z.optional(Uuid),
  /** A row for each permission, where otherwise they are counted. */
  detail: z.optional(z.literal(true)),
  /** What was asked for, and where it stands. */
  kind: z.optional(z.enum(RIGHTS)),
  state: z.optional(z.enum(REQUEST_STATES)),
});
export type QuestionParameters = z.infer<typeof QuestionParameters>;
/** What a parameter is called. */
export type ParameterName = keyof QuestionParameters;

/** How a parameter is written. */
const ParameterKind = z.enum([
  'moment',
  'field',
  'recipient',
  'purpose',
  'store',
  'line',
  'notice',
  'number',
  'choice',
  'surface',
  'client',
  'export',
  'right',
  'request-state',
]);

/**
 * What stands in a column. None can hold a value of a field. A `count` is of customers and is not shown
 * where it would tell of a few; a `number` counts nobody.
 */
const ColumnKind = z.enum(['text', 'list', 'moment', 'count', 'number']);

/** One question as the desk shows it. */
export const Question = z.object({
  /** Its number, such as `Q02`. */
  id: z.string(),
  slug: z.enum(QUESTIONS),
  /** A changed meaning is a new version. */
  version: z.int(),
  /** In the language that was asked for. */
  title: z.string(),
  /** Every row of its answer is an incident. */
  isZero: z.boolean(),
  parameters: z.array(z.object({ name: z.string(), kind: ParameterKind })),
  columns: z.array(z.object({ name: z.string(), kind: ColumnKind })),
});
export type Question = z.infer<typeof Question>;

/** A name that a parameter of this kind can have today. */
const NameToAsk = z.object({
  kind: z.enum(['recipient', 'store', 'notice']),
  id: z.string(),
  name: z.string(),
});

/**
 * All that can be asked. `breachHours`: within how many hours an authority is told of a breach, after it
 * became known (GDPR Art. 33 (1)); a house may have less than the 72 of the law. `names`: what a form can
 * offer; what there was earlier can be asked about all the same.
 */
export const QuestionList = z.object({
  items: z.array(Question),
  breachHours: z.int(),
  names: z.array(NameToAsk),
});
export type QuestionList = z.infer<typeof QuestionList>;

/** One question. `page`: the `next` of the answer before; all else has to be as it was. */
export const AnswerAsk = z.strictObject({
  question: z.enum(QUESTIONS),
  version: z.int().check(z.minimum(1), z.maximum(1000)),
  parameters: QuestionParameters,
  page: z.optional(z.string().check(z.regex(/^[\w-]{1,400}$/))),
});
export type AnswerAsk = z.infer<typeof AnswerAsk>;

/** What stands in one place of a row. `null`: not shown, or not known. */
export const Cell = z.union([z.string(), z.int(), z.array(z.string()), z.null()]);
export type Cell = z.infer<typeof Cell>;

/** One row, and the place in the log that it stands on. A row about many has none. */
export const AnswerRow = z.object({
  position: z.nullable(z.int()),
  cells: z.record(z.string(), Cell),
});
export type AnswerRow = z.infer<typeof AnswerRow>;

/**
 * An answer with its two clocks. Asked again with the same `asOf` and `knownAsOf`, it is the same:
 * only lines below `logSize` count. `next` is there as long as there may be more.
 */
export const Answer = z.object({
  question: z.enum(QUESTIONS),
  version: z.int(),
  asOf: Moment,
  knownAsOf: Moment,
  logSize: z.int(),
  columns: z.array(z.string()),
  rows: z.array(AnswerRow),
  next: z.optional(z.string()),
  /** How many lines wait for the log and are not in the answer. */
  unsealed: z.int(),
  /** How many counts are not shown, because they could tell of a few. */
  suppressed: z.int(),
  /**
   * The parameters that name what is not there: no recipient, store or notice of today, no line of the log
   * up to here. No row is then no answer about something that there is; what there was earlier has its rows.
   */
  unlisted: z.array(z.string()),
});
export type Answer = z.infer<typeof Answer>;
