import * as z from 'zod/mini';
import { Profile } from './profile.js';
import { Field, Moment, Purpose, Uuid } from './shape.js';

/** What a customer can ask for formally (GDPR Art. 15, 16, 17, 18, 21 and 77). */
export const RIGHTS = ['access', 'rectify', 'erase', 'restrict', 'object', 'complaint'] as const;
export type RightName = (typeof RIGHTS)[number];

/** Where a request stands. The last five are its ends: nothing leaves them. */
export const REQUEST_STATES = [
  'received',
  'identity-open',
  'accepted',
  'clarification',
  'working',
  'telling',
  'checking',
  'fulfilled',
  'partly',
  'refused',
  'taken-back',
  'identity-failed',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What is done with a request, one after the other. */
export const REQUEST_STEPS = [
  'receive',
  'open-identity',
  'prove-identity',
  'fail-identity',
  'accept',
  'ask',
  'clarify',
  'work',
  'tell',
  'check',
  'fulfil',
  'partly',
  'refuse',
  'take-back',
  'extend',
] as const;
export type RequestStepName = (typeof REQUEST_STEPS)[number];

/** Why a step was taken. A closed list: a free text could tell what is to be forgotten. */
export const REQUEST_REASONS = [
  'asked',
  'identity-doubted',
  'duplicate',
  'signed-in-anew',
  'not-proven',
  'signed-in',
  'looked-at',
  'unclear',
  'clarified',
  'begun',
  'recipients-told',
  'nobody-to-tell',
  'looked-after',
  'done',
  'done-in-part',
  'not-owed',
  'not-wanted',
  'customer-erased',
  'complex',
  'many-requests',
] as const;
export type RequestReason = (typeof REQUEST_REASONS)[number];

/** On what a no rests (GDPR Art. 11(2), 12(2) and (5), 15(4), 17(3)). */
export const REQUEST_GROUNDS = [
  'identity-not-proven',
  'manifestly-unfounded',
  'excessive',
  'rights-of-others',
  'kept-by-law',
  'legal-claims',
] as const;
export type RequestGround = (typeof REQUEST_GROUNDS)[number];

/** Who took a step. No more of anybody is said. */
export const REQUEST_ACTORS = ['customer', 'service', 'dpo'] as const;

/** What is so of a request besides its state. */
export const REQUEST_FLAGS = ['extended', 'overdue', 'on-hold', 'duplicate'] as const;
export type RequestFlag = (typeof REQUEST_FLAGS)[number];

/** What a complaint is about. */
export const COMPLAINTS = [
  'used-without-permission',
  'told-wrongly',
  'not-erased',
  'not-answered',
  'suggestion',
  'something-else',
] as const;

/** Where somebody lives, as far as it decides which authority hears them (ISO 3166). */
export const RESIDENCES = [
  ...['DE-BW', 'DE-BY', 'DE-BE', 'DE-BB', 'DE-HB', 'DE-HH', 'DE-HE', 'DE-MV', 'DE-NI'],
  ...['DE-NW', 'DE-RP', 'DE-SL', 'DE-SN', 'DE-ST', 'DE-SH', 'DE-TH'],
  ...['AT', 'NL', 'BE', 'LU', 'FR', 'DK', 'PL', 'CZ'],
] as const;

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
  step: z.enum(['prove-identity', 'clarify', 'take-back']),
});
export type OwnStepAct = z.infer<typeof OwnStepAct>;

/** What the data-protection officer does with one. A no has its ground; what is later has its reason. */
export const DeskStepAct = z.strictObject({
  step: z.enum([
    ...['open-identity', 'fail-identity', 'accept', 'ask', 'work'],
    ...['tell', 'check', 'fulfil', 'partly', 'refuse', 'extend'],
  ] as const),
  reason: z.optional(z.enum(REQUEST_REASONS)),
  ground: z.optional(z.enum(REQUEST_GROUNDS)),
});
export type DeskStepAct = z.infer<typeof DeskStepAct>;

/** Where a complaint goes (GDPR Art. 77). */
const Authority = z.object({ id: z.string(), name: z.string(), url: z.string() });
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

/** One request with every step of it, the first one first. Its deadline is the end of a day. */
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
