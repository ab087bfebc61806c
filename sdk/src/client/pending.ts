import { type Path, paths } from '../contract/paths.js';
import { membersOf } from '../core/members.js';
import { isAmong } from '../core/route.js';
import type { Answer } from '../core/word.js';
import { bareOf } from './standing.js';
import type { PauseAct, Which, WithdrawalAct } from './shape.js';

/** What was taken back: in words and ends alone, never a value. */
export type TakenBack =
  | { readonly name: 'withdraw'; readonly act: WithdrawalAct }
  | { readonly name: 'pause'; readonly act: PauseAct }
  | { readonly name: 'erase'; readonly act: Readonly<Record<string, never>> };

/** An act of taking back that has not arrived. It counts on this device already. */
export type PendingAct = TakenBack & {
  /** Its idempotency key: over repeats and restarts it is one act. */
  readonly key: string;
  /** When it was done, by this device. Shown, and never used for order. */
  readonly at: string;
  /** A hash that tells customers of one device apart; `null` as long as nobody is known. */
  readonly subject: string | null;
};

/** What became of an act of taking back. */
export type Turn = 'begun' | 'delivered' | 'over';

/** Such an act, and whether it outlives the app: where storage is full or closed it cannot. */
export type WaitingAct = PendingAct & { readonly kept: 'in-storage' | 'in-memory' };

/** A withdrawal as it is sent and kept: the three words of each permission, whatever came with them. */
const bareAct = ({ permissions, surface, control }: WithdrawalAct): WithdrawalAct => ({
  permissions: permissions === 'all' ? permissions : permissions.map(bareOf),
  surface,
  control,
});

/** What a call takes back. Anything else, also what nobody can read, is for the service to judge. */
export function takenBackBy(path: Path, body: unknown = {}): TakenBack | undefined {
  const name = TAKING_BACK.find((one) => isAmong([paths[one]], path));
  const [taken] = actsIn([{ name, act: body, key: '', at: '', subject: null }]);
  return taken?.name === 'withdraw' ? { ...taken, act: bareAct(taken.act) } : taken;
}

const TAKING_BACK = ['withdraw', 'pause', 'erase'] as const;

/** The acts in what was kept or heard. Whatever else it is, another version's too, is left out. */
export const actsIn = (kept: unknown): readonly PendingAct[] =>
  Array.isArray(kept) ? kept.filter(isPending) : [];

function isPending(one: unknown): one is PendingAct {
  const { name, act, key, at, subject } = membersOf(one);
  const isWhole = [key, at, subject ?? ''].every((text) => typeof text === 'string');
  const { permissions, until } = membersOf(act);
  if (name === 'erase') return isWhole;
  if (name === 'pause') return isWhole && typeof until === 'string';
  return (
    isWhole &&
    name === 'withdraw' &&
    (permissions === 'all' || (Array.isArray(permissions) && permissions.every(isWhich)))
  );
}

/** Whether something names a permission, in whatever words. */
export function isWhich(one: unknown): one is Answer<Which> {
  const { field, recipient, purpose } = membersOf(one);
  return [field, recipient, purpose].every((word) => typeof word === 'string');
}
