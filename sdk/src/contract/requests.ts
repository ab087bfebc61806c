import * as z from 'zod/mini';
import { Which } from './consent.js';
import { Profile } from './profile.js';
import {
  COMPLAINTS,
  DESK_STEPS,
  OWN_STEPS,
  REQUEST_ACTORS,
  REQUEST_CHANNELS,
  REQUEST_FLAGS,
  REQUEST_GROUNDS,
  REQUEST_REASONS,
  REQUEST_STATES,
  REQUEST_STEPS,
  RESIDENCES,
  RIGHTS,
} from './request-words.js';
import { Field, Moment, Purpose, Uuid } from './shape.js';
import { LOCALES } from './vocabulary.js';

const rectify = { right: z.literal('rectify') };

/** A value in a field, put right. The field's own schema decides. */
const Rectifying = z.discriminatedUnion('field', [
  z.strictObject({ ...rectify, field: z.literal('diet'), value: Profile.shape.diet }),
  z.strictObject({ ...rectify, field: z.literal('allergies'), value: Profile.shape.allergies }),
  z.strictObject({ ...rectify, field: z.literal('household'), value: Profile.shape.household }),
  z.strictObject({ ...rectify, field: z.literal('children'), value: Profile.shape.children }),
  z.strictObject({ ...rectify, field: z.literal('pets'), value: Profile.shape.pets }),
  z.strictObject({ ...rectify, field: z.literal('calendar'), value: Profile.shape.calendar }),
  z.strictObject({ ...rectify, field: z.literal('memory'), value: Profile.shape.memory }),
]);

/** Permissions by name: some, and no more than stand on a screen. */
const Named = z.array(Which).check(z.minLength(1), z.maxLength(100));

/** A person looks at what a machine decided: for one purpose, or at all of it (GDPR Art. 22(3)). */
const Deciding = z.strictObject({ right: z.literal('decision'), purpose: z.optional(Purpose) });
const Objecting = z.strictObject({ right: z.literal('object'), purpose: Purpose });
const Complaining = z.strictObject({
  right: z.literal('complaint'),
  about: z.enum(COMPLAINTS),
  residence: z.optional(z.enum(RESIDENCES)),
});

/**
 * What a customer asks for. `restrict`: these permissions are not used until then; none named: nothing is;
 * no time said: for as long as a pause may last. `object`: this purpose ends, for whoever it was. No reason is asked.
 */
export const RequestAct = z.discriminatedUnion('right', [
  z.strictObject({ right: z.enum(['access', 'erase']) }),
  Rectifying,
  z.strictObject({
    right: z.literal('restrict'),
    until: z.optional(Moment),
    permissions: z.optional(Named),
  }),
  Objecting,
  Deciding,
  Complaining,
]);
export type RequestAct = z.infer<typeof RequestAct>;

/** What may come on paper or at a counter. No value does: staff have no need to read one. */
const AskOnPaper = z.discriminatedUnion('right', [
  z.strictObject({ right: z.enum(['access', 'erase']) }),
  z.strictObject({ right: z.literal('restrict'), until: z.optional(Moment) }),
  Objecting,
  Deciding,
  Complaining,
]);

/**
 * What staff enter for a customer. `line`: any line of a receipt that the customer brought; it leads to
 * them inside the database, and nowhere else. `receivedAt`: when it came, if that was earlier, because the
 * month counts from then. `locale`: in which language they wrote.
 */
export const PaperAct = z.strictObject({
  channel: z.enum(['paper', 'counter']),
  line: Uuid,
  ask: AskOnPaper,
  receivedAt: z.optional(Moment),
  locale: z.optional(z.enum(LOCALES)),
});
export type PaperAct = z.infer<typeof PaperAct>;

/** What was restricted by name may be used again. */
export const LiftAct = z.strictObject({ permissions: z.union([z.literal('all'), Named]) });
export type LiftAct = z.infer<typeof LiftAct>;

/** What a customer does with a request of theirs. To prove who they are they sign in anew. */
export const OwnStepAct = z.strictObject({
  step: z.enum(OWN_STEPS),
});
export type OwnStepAct = z.infer<typeof OwnStepAct>;

/** What the data-protection officer does with one. A no has its ground; what is later has its reason. */
export const DeskStepAct = z.strictObject({
  step: z.enum(DESK_STEPS),
  reason: z.optional(z.enum(REQUEST_REASONS)),
  ground: z.optional(z.enum(REQUEST_GROUNDS)),
});
export type DeskStepAct = z.infer<typeof DeskStepAct>;

/** Where a complaint goes (GDPR Art. 77). */
const Authority = z.object({ id: z.string(), name: z.string(), url: z.string() });
/** The same as a type. */
export type Authority = z.infer<typeof Authority>;

/** One step, as it was written down. `template` names the message to the customer, in `locale`. */
const RequestStep = z.object({
  step: z.enum(REQUEST_STEPS),
  state: z.enum(REQUEST_STATES),
  at: Moment,
  actor: z.enum(REQUEST_ACTORS),
  reason: z.enum(REQUEST_REASONS),
  template: z.string(),
  locale: z.string(),
  /** Of a no alone: what it rests on, where to complain, and by which law to go to court. */
  ground: z.nullable(z.enum(REQUEST_GROUNDS)),
  complaintRoute: z.nullable(Authority),
  courtRoute: z.nullable(z.string()),
  /** The line of the ledger that it left. */
  line: z.nullable(Uuid),
});

/**
 * One request with every step of it, the first one first. `dueAt` is the end of a day where the house is:
 * the beginning of the next one.
 */
export const RightsRequest = z.object({
  id: Uuid,
  right: z.enum(RIGHTS),
  channel: z.enum(REQUEST_CHANNELS),
  state: z.enum(REQUEST_STATES),
  flags: z.array(z.enum(REQUEST_FLAGS)),
  receivedAt: Moment,
  /** Until when it has to be answered, what it was extended by included. */
  dueAt: Moment,
  closedAt: z.nullable(Moment),
  field: z.nullable(Field),
  purpose: z.nullable(Purpose),
  about: z.nullable(z.enum(COMPLAINTS)),
  /** How long a restriction lasts, if nobody lifts it before. */
  until: z.nullable(Moment),
  /** How many permissions a restriction names; `null`: it is of everything. Its line says which. */
  named: z.nullable(z.int()),
  duplicateOf: z.nullable(Uuid),
  authority: Authority,
  steps: z.array(RequestStep),
});
export type RightsRequest = z.infer<typeof RightsRequest>;

/**
 * The same at the desk, with what an officer may do with it now. `reasons` and `grounds`: of these one has to
 * be said; none there: none is asked for.
 */
export const DeskRequest = z.extend(RightsRequest, {
  next: z.array(
    z.object({
      step: z.enum(DESK_STEPS),
      reasons: z.array(z.enum(REQUEST_REASONS)),
      grounds: z.array(z.enum(REQUEST_GROUNDS)),
    }),
  ),
});
export type DeskRequest = z.infer<typeof DeskRequest>;
/** What is open, of everybody: what is due first comes first. */
export const DeskRequestList = z.object({ items: z.array(DeskRequest) });
export type DeskRequestList = z.infer<typeof DeskRequestList>;

/** All requests of a customer, the newest first. */
export const RequestList = z.object({ items: z.array(RightsRequest) });
export type RequestList = z.infer<typeof RequestList>;
