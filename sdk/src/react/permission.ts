import { useMemo, useSyncExternalStore } from 'react';
import type {
  GrantAct,
  NoticeRef,
  Permission,
  Receipt,
  Stand,
  Standing,
  Which,
  WithdrawalAct,
} from '../client/shape.js';
import type { Village } from '../client/village.js';
import type { VillageError } from '../core/error.js';
import { Acting, REST } from './acting.js';
import { usePermissions } from './permissions.js';
import { useVillage } from './provider.js';

/** How a permission is given here: until when, under which text, and what was pressed. */
export type Giving = Pick<Permission, 'until'> & Omit<GrantAct, 'permissions'>;
/** What was pressed to take it back. */
export type Taking = Omit<WithdrawalAct, 'permissions'>;

/** One permission: where it stands, and what can be done about it. */
export interface PermissionUse {
  /** `unknown`: not asked yet, or no answer. Whatever is not `granted` is a no. */
  readonly verdict: Stand['verdict'] | 'unknown';
  readonly until: string | null;
  /** An act has no receipt yet. */
  readonly pending: boolean;
  /** Why the last act has none. The code `waiting`: it counts here, and is tried until it arrives. */
  readonly error: VillageError | undefined;
  readonly grant: (how: Giving) => Promise<Receipt | undefined>;
  readonly withdraw: (how: Taking) => Promise<Receipt | undefined>;
  /** Gives again what was taken back here last; `undefined`: nothing was. */
  readonly undo: ((notice: NoticeRef) => Promise<Receipt | undefined>) | undefined;
}

/**
 * One permission of the customer. A grant counts when its receipt is here, a withdrawal in the same
 * tick. Neither rejects: what went wrong is in `error`.
 */
export function usePermission({ field, recipient, purpose }: Which): PermissionUse {
  const village = useVillage();
  const { standing, error } = usePermissions();
  const use = useMemo(
    () => actsOn(village, { field, recipient, purpose }),
    [village, field, recipient, purpose],
  );
  const { acting, grant, withdraw, undo } = use;
  const acted = useSyncExternalStore(acting.subscribe, acting.snapshot, () => REST);
  const { taken } = acted;
  return {
    ...standOf(village, standing, { field, recipient, purpose }),
    pending: acted.pending,
    error: acted.error ?? error,
    grant,
    withdraw,
    undo: taken && ((notice) => undo(taken, notice)),
  };
}

/** What can be done about one permission, and what came of it. */
function actsOn(village: Village, which: Which) {
  const acting = new Acting();
  return {
    acting,
    grant: ({ until, notice, surface, control }: Giving) =>
      acting.done(
        village.grant({ permissions: [{ ...which, until }], notice, surface, control }),
        'gives',
      ),
    withdraw: ({ surface, control }: Taking) =>
      acting.done(village.withdraw({ permissions: [which], surface, control }), 'takes'),
    undo: (taken: Receipt, notice: NoticeRef) => acting.done(village.undo(taken, notice), 'gives'),
  };
}

/** By this device's own clock, too: what has ended since the service was asked is over. */
function standOf(
  { permissions }: Village,
  standing: Standing | undefined,
  which: Which,
): Pick<PermissionUse, 'verdict' | 'until'> {
  if (standing === undefined) return { verdict: 'unknown', until: null };
  const stand = standing.standing.find(
    ({ field, recipient, purpose }) =>
      field === which.field && recipient === which.recipient && purpose === which.purpose,
  );
  if (stand === undefined) return { verdict: 'never-granted', until: null };
  const { verdict, until } = stand;
  const isOver = verdict === 'granted' && !permissions.allows(which);
  return { verdict: isOver ? 'expired' : verdict, until };
}
