import * as z from 'zod/mini';
import { AnswerAsk } from './questions.js';
import { pageOf } from './record.js';
import { Field, Moment, Purpose, RecipientId, Uuid, Verdict } from './shape.js';
import { NAMING_REASONS } from './naming-reasons.js';

/**
 * How far a request to name customers is. `lapsed`: nobody decided in time, or its time to be read is
 * over.
 */
const NAMING_STATES = ['waiting', 'approved', 'refused', 'taken-back', 'lapsed'] as const;
/** One of them. */
export type NamingState = (typeof NAMING_STATES)[number];

/** What a naming is about: one question, and as which recipient knows them its customers are named. */
const { page, ...asked } = AnswerAsk.shape;
const about = {
  ...asked,
  knownTo: RecipientId,
  reason: z.enum(NAMING_REASONS),
  /** The case that it belongs to: a number, behind at most five capital letters. */
  ticket: z.string().check(z.regex(/^([A-Z]{2,5}-)?\d{1,12}$/)),
};

/** Asks that the customers of an answer be named. Somebody else has to approve it. */
export const NamingAct = z.strictObject(about);
export type NamingAct = z.infer<typeof NamingAct>;

/** A request to name the customers of one answer, at one place of the log, and how far it is. */
export const Naming = z.object({
  ...about,
  id: Uuid,
  state: z.enum(NAMING_STATES),
  at: Moment,
  /** How long it can be decided; once it is approved, how long its answer can be read. */
  until: Moment,
  asOf: Moment,
  knownAsOf: Moment,
  logSize: z.int(),
  /** Who asked, and who decided: the name that Q15 has for them. */
  asker: z.string(),
  decider: z.nullable(z.string()),
  /** Whether whoever looks at it has asked for it. */
  isOwn: z.boolean(),
});
export type Naming = z.infer<typeof Naming>;

/** The requests of the last days, the newest first. */
export const NamingList = z.object({ items: z.array(Naming) });
export type NamingList = z.infer<typeof NamingList>;

/** What becomes of one. Only somebody else approves or refuses; only whoever asked takes it back. */
export const NamingEnd = z.strictObject({ says: z.enum(['approved', 'refused', 'taken-back']) });
export type NamingEnd = z.infer<typeof NamingEnd>;

/** Reads the answer that was approved. `page`: the `next` of the answer before. */
export const NamingRead = z.strictObject({ page });
export type NamingRead = z.infer<typeof NamingRead>;

/** A look of the house's own people at me by name: why, in which role, and never who. */
export const OwnLook = z.object({
  id: Uuid,
  at: Moment,
  role: z.string(),
  reason: z.enum(NAMING_REASONS),
  question: asked.question,
  fields: z.array(Field),
});
export type OwnLook = z.infer<typeof OwnLook>;
/** A page of them. */
export const OwnLookPage = pageOf(OwnLook);
export type OwnLookPage = z.infer<typeof OwnLookPage>;

/**
 * What one recipient tried to read of me on one day (UTC) and was not allowed to see. `attempts`: how
 * often it tried, at most, for any of it.
 */
export const OwnAttempt = z.object({
  day: z.string(),
  recipient: z.string(),
  attempts: z.int(),
  firstAt: Moment,
  lastAt: Moment,
  refused: z.array(z.object({ field: Field, purpose: Purpose, verdict: Verdict })),
});
export type OwnAttempt = z.infer<typeof OwnAttempt>;
/** A page of them. */
export const OwnAttemptPage = pageOf(OwnAttempt);
export type OwnAttemptPage = z.infer<typeof OwnAttemptPage>;
