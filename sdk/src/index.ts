/** The client that a customer's app embeds. No dependency, no work at import. */
export { createVillage, type Village } from './client/village.js';
export type { VillageOptions } from './client/options.js';
export type { Changes } from './client/hearing.js';
export type { PendingAct, TakenBack, WaitingAct } from './client/pending.js';
export type { Device } from './client/suggestions.js';
export type { Shown } from './client/screen.js';
export type { Stretch } from './client/records.js';
export type * from './client/shape.js';

export type { Call, CallOptions, Reply } from './core/call.js';
export type { Page, Paged } from './core/paged.js';
export { type Clock, platformClock } from './core/clock.js';
export type { Channel, TextStorage } from './core/page.js';
export type { Random } from './core/random.js';
export type { Hooks, Sighting } from './core/hooks.js';
export type { Token, TokenAsk, TokenSource } from './core/token.js';
export type { ClientOptions, Fetch } from './core/settings.js';
export { type Answer, type Given, isOneOf, type Open } from './core/word.js';

export {
  AbortedError,
  ConfigurationError,
  ConnectionError,
  DeadlineError,
  type ErrorCode,
  OfflineError,
  TimeoutError,
  VillageError,
} from './core/error.js';
export {
  ChangedSinceError,
  ConflictError,
  ForbiddenError,
  InvalidError,
  KeyReusedError,
  NotFoundError,
  NoticeOutdatedError,
  RefusedError,
  ServiceError,
  TooManyError,
  UnauthenticatedError,
} from './core/refused.js';

export type { FieldValue, Profile } from './contract/profile.js';
export { type Field, FIELDS, type Purpose, PURPOSES } from './contract/vocabulary.js';
export type { HoldReason, Verdict } from './contract/vocabulary.js';
