import type { OwnView } from '../audit/own-view.js';
import type { Shelves } from '../catalogue/shelves.js';
import type { GrantCommand } from '../consent/choosing.js';
import type { Witness } from '../consent/evidence.js';
import { offersOf } from '../consent/offers.js';
import type { Register } from '../consent/register.js';
import type { Holder, SnapshotKey } from '../consent/snapshot.js';
import type { Caller } from './caller.js';

/** Signs what customers are shown, and knows it again when they choose. */
export class Screens {
  constructor(
    private readonly snapshots: SnapshotKey,
    private readonly shelves: Shelves,
  ) {}

  /** The snapshot that goes along with where a customer stands. */
  snapshotOf(
    { customer, client, locale }: Holder & Pick<Caller, 'locale'>,
    { at, seq, register }: Pick<OwnView, 'at' | 'seq'> & { readonly register: Register },
  ): string {
    const { notices } = register;
    const offers = offersOf(register, at);
    return this.snapshots.issue({ customer, client, locale, seq, notices, offers }, at);
  }

  /** What was on the screen of whoever brings this, reckoned from when it was made. */
  before(
    token: string | undefined,
    { customer, client }: Holder,
  ): Pick<GrantCommand, 'register' | 'shown'> {
    const { register } = this.shelves.current();
    const snapshot = this.snapshots.open(token, { customer, client });
    const shown = snapshot && {
      snapshot,
      offers: offersOf(register, new Date(snapshot.iat * 1000)),
    };
    return { register, shown };
  }
}

/** Who brings an act, as their token says, and when it came. */
export const witnessOf = (
  { client, assurance }: Pick<Caller, 'client' | 'assurance'>,
  sdk: string | null,
  receivedAt: Date,
): Witness => ({
  assurance: assurance === 'stepped-up' ? 'step-up' : 'login',
  client,
  sdk,
  receivedAt,
});

/** A version as our SDK spells it (semver.org). Anything else is somebody else's word, and not kept. */
const VERSION = /^\d{1,4}(\.\d{1,4}){2}(-[a-z0-9.]{1,20})?$/;

/** The version of the SDK that a request names (`Village-Sdk`). */
export const sdkIn = (header: string | string[] | undefined): string | null =>
  typeof header === 'string' && VERSION.test(header) ? header : null;
