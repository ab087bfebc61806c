/** What a customer can ask for formally (GDPR Art. 15, 16, 17, 18, 21, 22 and 77). */
export const RIGHTS = [
  'access',
  'rectify',
  'erase',
  'restrict',
  'object',
  'decision',
  'complaint',
] as const;
export type RightName = (typeof RIGHTS)[number];

/** How a request came: from the customer's app; or staff entered what came on paper, or was said to them. */
export const REQUEST_CHANNELS = ['app', 'paper', 'counter'] as const;
export type RequestChannel = (typeof REQUEST_CHANNELS)[number];

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

/** What a customer does with a request of theirs. */
export const OWN_STEPS = ['prove-identity', 'clarify', 'take-back'] as const;
const UNTIL_WORK = [
  'open-identity',
  'accept-identity',
  'fail-identity',
  'accept',
  'ask',
  'work',
] as const;
/** What the data-protection officer does with one. */
export const DESK_STEPS = [
  ...UNTIL_WORK,
  'tell',
  'check',
  'fulfil',
  'partly',
  'refuse',
  'extend',
] as const;
/** What is done with a request. */
export const REQUEST_STEPS = ['receive', ...OWN_STEPS, ...DESK_STEPS] as const;
export type RequestStepName = (typeof REQUEST_STEPS)[number];

/** Why a step was taken. A closed list: a free text could tell what is to be forgotten. */
export const REQUEST_REASONS = [
  'asked',
  'identity-doubted',
  'duplicate',
  'by-receipt',
  'papers-seen',
  'known-in-person',
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
  'DE-BW',
  'DE-BY',
  'DE-BE',
  'DE-BB',
  'DE-HB',
  'DE-HH',
  'DE-HE',
  'DE-MV',
  'DE-NI',
  'DE-NW',
  'DE-RP',
  'DE-SL',
  'DE-SN',
  'DE-ST',
  'DE-SH',
  'DE-TH',
  'AT',
  'NL',
  'BE',
  'LU',
  'FR',
  'DK',
  'PL',
  'CZ',
] as const;
