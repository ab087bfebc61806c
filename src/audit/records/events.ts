import type { NoticeRef, Which } from '@village-butcher/sdk/contract';
import { keyOf } from '../../consent/standing.js';
import { givenBy, restrictionAfter, verdictAfter, type Said } from '../chain.js';

/** What became of a permission, as the Data Privacy Vocabulary calls it. */
export type State =
  'ConsentExpired' | 'ConsentGiven' | 'ConsentRefused' | 'ConsentWithdrawn' | 'RenewedConsentGiven';

/** One thing that happened to a permission. */
export interface Happened {
  readonly state: State;
  readonly at: string;
  /** Where and by what it was said. */
  readonly how: string;
  readonly line: string;
  readonly until: string | null;
  readonly notice: (NoticeRef & { readonly sha256: string }) | null;
}

/** A permission with all that happened to it, in order, and where it stands. */
export interface Course extends Which {
  readonly events: readonly Happened[];
  readonly status: State;
  /** Until when its customer restricted it by its name; `null`: they do not. */
  readonly pausedUntil: string | null;
}

/** Every permission that a customer ever spoke of with a recipient, in the order in which they began. */
export function coursesOf(
  chain: readonly Said[],
  recipient: string,
  asOf: string,
): readonly Course[] {
  const words = new Map<string, { readonly which: Which; readonly events: Happened[] }>();
  for (const said of chain) {
    for (const { which, ...spoken } of spokenIn(said, recipient)) {
      const word = words.get(keyOf(which)) ?? { which, events: [] };
      words.set(keyOf(which), word);
      word.events.push(...endedBy(word.events, said.at), named(spoken, word.events));
    }
  }
  return Array.from(words.values(), ({ which, events }) => {
    const all = [...events, ...endedBy(events, asOf)];
    const status = statusOf(chain, which, all, asOf);
    return { ...which, events: all, status, pausedUntil: restrictedUntil(chain, which, asOf) };
  });
}

type Spoken = Happened & { readonly which: Which };

function spokenIn({ event, at, line }: Said, recipient: string): readonly Spoken[] {
  if (event.type !== 'granted' && event.type !== 'refused' && event.type !== 'withdrawn') return [];
  const how = `${event.surface}, ${event.control}`;
  const notice = event.type === 'withdrawn' ? null : event.notice;
  return event.permissions
    .filter((permission) => permission.recipient === recipient)
    .map(({ field, purpose, ...more }) => ({
      which: { field, purpose, recipient },
      state: STATE_OF[event.type],
      until: 'until' in more ? (more.until as string) : null,
      at,
      how,
      line,
      notice,
    }));
}

const STATE_OF = {
  granted: 'ConsentGiven',
  refused: 'ConsentRefused',
  withdrawn: 'ConsentWithdrawn',
} as const;

const isGiven = ({ state }: Happened): boolean =>
  state === 'ConsentGiven' || state === 'RenewedConsentGiven';

/** What was given before is given anew. */
const named = (one: Happened, before: readonly Happened[]): Happened =>
  isGiven(one) && before.some(isGiven) ? { ...one, state: 'RenewedConsentGiven' } : one;

/** The end that a permission had reached by a time, if nothing else had ended it. A no ends nothing. */
function endedBy(events: readonly Happened[], at: string): readonly Happened[] {
  const last = events.findLast(({ state }) => state !== 'ConsentRefused');
  if (!last || !isGiven(last) || last.until === null || last.until > at) return [];
  return [
    { ...last, state: 'ConsentExpired', at: last.until, how: 'its end was reached', notice: null },
  ];
}

function restrictedUntil(chain: readonly Said[], which: Which, asOf: string): string | null {
  const given = chain.flatMap(givenBy).findLast((one) => keyOf(one) === keyOf(which));
  const until = given && restrictionAfter(chain, given)?.until;
  return until && until > asOf && verdictAfter(chain, which, asOf) === 'paused' ? until : null;
}

function statusOf(
  chain: readonly Said[],
  which: Which,
  events: readonly Happened[],
  asOf: string,
): State {
  const verdict = verdictAfter(chain, which, asOf);
  if (verdict === 'withdrawn') return 'ConsentWithdrawn';
  if (verdict === 'expired') return 'ConsentExpired';
  return events.findLast(isGiven)?.state ?? 'ConsentRefused';
}
