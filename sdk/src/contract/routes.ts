import * as z from 'zod/mini';
import { asSeen, changeRoutes } from './change-routes.js';
import {
  ConfirmationAct,
  GrantAct,
  Invitation,
  PauseAct,
  Receipt,
  Standing,
  Wish,
  WishAct,
  WithdrawalAct,
} from './consent.js';
import { counterRoutes } from './counter-routes.js';
import { importRoutes } from './import-routes.js';
import { allPaths as paths, type RouteName } from './all-paths.js';
import type { RefusalCode } from './problem.js';
import { Profile } from './profile.js';
import {
  DisclosurePage,
  DisclosureQuery,
  HistoryPage,
  MayStillHoldPage,
  PageQuery,
} from './record.js';
import { Field, ItemId, MemberId, Purpose, StoreId, Uuid } from './shape.js';
import { rightsRoutes } from './rights-routes.js';
import {
  HeldPage,
  Settled,
  SettledAct,
  SettledPage,
  SuggestAsk,
  SuggestQuery,
  Suggestions,
} from './suggest.js';

/** The value of whichever field the path names. Its own schema decides, see `Profile`. */
export const AnyFieldValue = z.union([
  Profile.shape.diet,
  Profile.shape.allergies,
  Profile.shape.household,
  Profile.shape.children,
  Profile.shape.pets,
  Profile.shape.calendar,
  Profile.shape.memory,
]);

/** The stores that there are: public, no account needed. */
export const Stores = z.object({
  items: z.array(z.object({ id: StoreId, name: z.string(), zone: z.string() })),
});

/** Whether the service answers. It never says why not. */
export const Health = z.object({ status: z.enum(['ok', 'not-ready']) });

/**
 * That the service can answer, and what the ledger's evidence rests on here. Inside: the log key is
 * within the service's reach. Shared: its roles are taken on by one login, and have none of their own.
 */
export const Ready = z.object({
  status: z.enum(['ok', 'not-ready']),
  sealer: z.enum(['inside', 'apart']),
  login: z.enum(['shared', 'own']),
});
export type Ready = z.infer<typeof Ready>;
const Nothing = z.undefined();

const byItem = z.strictObject({ item: ItemId });
const byField = z.strictObject({ field: Field });
const byPurpose = z.strictObject({ purpose: Purpose });
const byId = z.strictObject({ id: Uuid });
const byMember = z.strictObject({ member: MemberId });

const GRANT_REFUSALS = [
  'ends-in-the-past',
  'ends-too-late',
  'unknown-recipient',
  'unknown-notice',
  'notice-outdated',
  'unknown-control',
  'snapshot-refused',
  'snapshot-outdated',
  'not-offered',
  'not-explicit',
  'changed-since',
] as const satisfies readonly RefusalCode[];
const SUGGEST_REFUSALS = [
  'unknown-store',
  'unknown-item',
] as const satisfies readonly RefusalCode[];

const SNAPSHOT_SAYS =
  'The header `notice-snapshot`, on 200 and on 304, is a compact JWS (EdDSA) of what is shown here: ' +
  'the texts by their hashes, and the hash of all that can be given. It is not stored. A grant names it ' +
  'as `snapshot`, within the hour and from the same client; none that is older than the last ' +
  'withdrawal of a permission carries a grant of it.';

/** Each route with what goes in, what comes out and how it can say no. */
export const routes = {
  permissions: { ...paths.permissions, reply: Standing, says: SNAPSHOT_SAYS, refusals: [] },
  ...changeRoutes,
  grant: {
    ...paths.grant,
    headers: asSeen,
    body: GrantAct,
    reply: Receipt,
    refusals: GRANT_REFUSALS,
  },
  withdraw: { ...paths.withdraw, body: WithdrawalAct, reply: Receipt, refusals: [] },
  pause: {
    ...paths.pause,
    body: PauseAct,
    reply: Receipt,
    refusals: ['ends-in-the-past', 'ends-too-late'],
  },
  resume: { ...paths.resume, reply: Receipt, refusals: [] },
  putWish: { ...paths.putWish, params: byPurpose, body: WishAct, reply: Wish, refusals: [] },
  removeWish: { ...paths.removeWish, params: byPurpose, reply: Nothing, refusals: [] },
  settled: { ...paths.settled, reply: SettledPage, refusals: [] },
  putSettled: {
    ...paths.putSettled,
    params: byItem,
    body: SettledAct,
    reply: Settled,
    refusals: ['unknown-item', 'list-full'],
  },
  removeSettled: { ...paths.removeSettled, params: byItem, reply: Nothing, refusals: [] },
  getField: { ...paths.getField, params: byField, reply: AnyFieldValue, refusals: ['not-found'] },
  putField: {
    ...paths.putField,
    params: byField,
    body: AnyFieldValue,
    reply: AnyFieldValue,
    refusals: [],
  },
  removeField: { ...paths.removeField, params: byField, reply: Receipt, refusals: [] },
  invite: {
    ...paths.invite,
    params: byMember,
    reply: Invitation,
    refusals: ['unknown-member'],
  },
  confirm: {
    ...paths.confirm,
    body: ConfirmationAct,
    reply: Receipt,
    refusals: ['code-refused', 'own-member'],
  },
  suggestions: {
    ...paths.suggestions,
    query: SuggestQuery,
    reply: Suggestions,
    refusals: SUGGEST_REFUSALS,
  },
  suggestionsWith: {
    ...paths.suggestionsWith,
    body: SuggestAsk,
    reply: Suggestions,
    refusals: SUGGEST_REFUSALS,
  },
  history: { ...paths.history, query: PageQuery, reply: HistoryPage, refusals: [] },
  disclosures: {
    ...paths.disclosures,
    query: DisclosureQuery,
    reply: DisclosurePage,
    refusals: [],
  },
  stillHeld: { ...paths.stillHeld, reply: MayStillHoldPage, refusals: [] },
  held: { ...paths.held, reply: HeldPage, refusals: [] },
  receipt: { ...paths.receipt, params: byId, reply: Receipt, refusals: ['not-found'] },
  ...rightsRoutes,
  ...counterRoutes,
  ...importRoutes,
  stores: { ...paths.stores, reply: Stores, refusals: [] },
  live: { ...paths.live, reply: Health, refusals: [] },
  ready: { ...paths.ready, reply: Ready, refusals: ['not-ready'] },
} as const satisfies Record<RouteName, Route>;

/** One route as the table describes it. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly params?: z.core.$ZodType;
  readonly query?: z.core.$ZodType;
  /** Headers that this route alone takes: none of them has to come. */
  readonly headers?: z.core.$ZodType;
  readonly body?: z.core.$ZodType;
  readonly reply: z.core.$ZodType;
  /** The status of a yes, where it is not the usual one. */
  readonly status?: number;
  /** As what the answer travels, where that is not JSON: then `reply` is one piece of it. */
  readonly media?: string;
  /** What the shapes do not say. */
  readonly says?: string;
  readonly refusals: readonly RefusalCode[];
}
