import * as z from 'zod/mini';
import { Profile } from './profile.js';
import {
  COMPLAINTS,
  DESK_STEPS,
  OWN_STEPS,
  REQUEST_ACTORS,
  REQUEST_FLAGS,
  REQUEST_GROUNDS,
  REQUEST_REASONS,
  REQUEST_STATES,
  REQUEST_STEPS,
  RESIDENCES,
  RIGHTS,
} from './request-words.js';
import { Field, Moment, Purpose, Uuid } from './shape.js';

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

/**
 * What a customer asks for. `restrict`: nothing is used until then; nothing said: for as long as a pause
 * may last. `object`: this purpose ends, for whoever it was. No reason is asked.
 */
export const RequestAct = z.discriminatedUnion('right', [
  z.strictObject({ right: z.enum(['access', 'erase']) }),
  Rectifying,
  z.strictObject({ right: z.literal('restrict'), until: z.optional(Moment) }),
  z.strictObject({ right: z.literal('object'), purpose: Purpose }),
  z.strictObject({
    right: z.literal('complaint'),
    about: z.enum(COMPLAINTS),
    residence: z.optional(z.enum(RESIDENCES)),
  }),
]);
export type RequestAct = z.infer<typeof RequestAct>;

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
  duplicateOf: z.nullable(Uuid),
  authority: Authority,
  steps: z.array(RequestStep),
});
export type RightsRequest = z.infer<typeof RightsRequest>;

/** All requests of a customer, the newest first; at the desk those of everybody, the latest first. */
export const RequestList = z.object({ items: z.array(RightsRequest) });
export type RequestList = z.infer<typeof RequestList>;
