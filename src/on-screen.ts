import type { GrantAct } from '@village-butcher/sdk/contract';
import type { GrantCommand } from './consent/choosing.js';
import { offersOf } from './consent/offers.js';
import type { Register } from './consent/register.js';
import type { Holder, SnapshotKey } from './consent/snapshot.js';

/** Who chooses among what, and who signs that. */
export interface Seat {
  readonly snapshots: SnapshotKey;
  readonly register: Register;
  readonly holder: Holder;
}

/** An act of giving inside the house, of somebody who moves in and has done nothing yet. */
export function grantOn(
  { snapshots, register, holder }: Seat,
  act: GrantAct,
  now: Date,
): GrantCommand {
  const { notices } = register;
  const offers = offersOf(register, now);
  const served = { ...holder, seq: -1, notices, locale: 'de', offers };
  const snapshot = snapshots.open(snapshots.issue(served, now), holder);
  return {
    type: 'grant',
    act,
    register,
    shown: snapshot && { snapshot, offers },
    witness: { assurance: 'login', client: holder.client, sdk: null, receivedAt: now },
  };
}
