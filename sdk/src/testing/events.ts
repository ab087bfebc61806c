import type {
  GrantAct,
  Permission,
  Standing,
  WishAct,
  WithdrawalAct,
  Which,
} from '../contract/consent.js';
import type { Field, Purpose } from '../contract/vocabulary.js';
import type { Screen } from './snapshot.js';

/** Who brings an act, and when it came. */
export interface Witness {
  readonly client: string;
  readonly sdk: string | null;
  readonly receivedAt: number;
}

/** How an act came, in the words of the service's ledger. */
export interface Evidence extends Omit<Witness, 'receivedAt'> {
  readonly actedBy: 'self';
  readonly assurance: 'login';
  readonly occurredAt: string | null;
  readonly wasAhead: boolean;
  readonly receivedAt: string;
}

/** How an act came. A device's clock is held to the arrival. */
export function evidenceOf(
  { client, sdk, receivedAt }: Witness,
  occurredAt: string | undefined,
): Evidence {
  const claimed = Date.parse(occurredAt ?? '');
  const held = Math.min(claimed, receivedAt);
  return {
    actedBy: 'self',
    assurance: 'login',
    client,
    sdk,
    occurredAt: Number.isNaN(held) ? null : new Date(held).toISOString(),
    wasAhead: claimed > receivedAt,
    receivedAt: new Date(receivedAt).toISOString(),
  };
}

/** What a line of an act of choosing says. */
interface Chosen extends Pick<GrantAct, 'surface' | 'control'> {
  readonly notice: GrantAct['notice'] & { readonly sha256: string };
  /** Not there: a persona did it before the test began. */
  readonly evidence?: Evidence & {
    readonly snapshot: string;
    readonly offered: Standing['askable'];
  };
}

/** What can happen to a consent: the bodies of lines, in the words of the service's ledger. */
export type ConsentEvent =
  | (Chosen & { readonly type: 'granted'; readonly permissions: readonly Permission[] })
  | (Chosen & { readonly type: 'refused'; readonly permissions: readonly Which[] })
  | (Pick<WithdrawalAct, 'surface' | 'control'> & {
      readonly type: 'withdrawn';
      readonly permissions: readonly Which[];
      readonly evidence: Evidence;
    })
  | { readonly type: 'paused'; readonly until: string }
  | { readonly type: 'resumed' }
  | { readonly type: 'restricted'; readonly permissions: readonly Which[]; readonly until: string }
  | { readonly type: 'lifted'; readonly permissions: readonly Which[] }
  | { readonly type: 'wished'; readonly purpose: Purpose; readonly wish: WishAct }
  | { readonly type: 'unwished'; readonly purpose: Purpose }
  | { readonly type: 'erased'; readonly fields: readonly Field[] }
  | {
      readonly type: 'confirmed' | 'joined';
      readonly member: string;
      readonly fields: readonly Field[];
    };

/** What is given and what is refused, and on what it was chosen. */
export interface Choice {
  readonly type: 'grant';
  readonly act: GrantAct;
  readonly shown: Screen | null;
  readonly witness: Witness;
  /** Throws where the customer has acted since what they say that they saw. */
  readonly checkUnchanged: () => void;
}

/** What a customer wants to be so. */
export type Command =
  | Choice
  | { readonly type: 'withdraw'; readonly act: WithdrawalAct; readonly witness: Witness }
  | { readonly type: 'pause'; readonly until: string }
  | { readonly type: 'resume' }
  | { readonly type: 'restrict'; readonly permissions: readonly Which[]; readonly until: string }
  | { readonly type: 'lift'; readonly permissions: 'all' | readonly Which[] }
  | { readonly type: 'wish'; readonly purpose: Purpose; readonly wish: WishAct }
  | { readonly type: 'unwish'; readonly purpose: Purpose };
