/** The contract that service and client share: words, shapes, routes, refusals. */
export * from './answers.js';
export * from './catalogue.js';
export * from './changes.js';
export * from './consent.js';
export * from './erasure.js';
export * from './explain.js';
export * from './exports.js';
export * from './import.js';
export * from './looks.js';
export * from './naming-reasons.js';
export * from './nights.js';
export * from './notice.js';
export * from './notifications.js';
export * from './own-file.js';
export type { LimitClass, Path, Policy, Role } from './paths.js';
export { allPaths as paths, type RouteName } from './all-paths.js';
export * from './problem.js';
export * from './profile.js';
export * from './quarantine.js';
export * from './questions.js';
export * from './record.js';
export * from './request-words.js';
export * from './requests.js';
export * from './routes.js';
export * from './stock.js';
export * from './suggest.js';
export * from './version.js';
export * from './visit.js';
export * from './vocabulary.js';
export {
  FoodWord,
  ItemId,
  LocalDate,
  LocaleTag,
  MemberId,
  Moment,
  RecipientId,
  StoreId,
  Uuid,
} from './shape.js';
