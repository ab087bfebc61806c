import type { Purpose, WishAct, Which, WithdrawalAct } from '@village-butcher/sdk/contract';
import { chosen, type GrantCommand, type Ground } from './choosing.js';
import type { ConsentEvent } from './events.js';
import { evidenceOf, type Witness } from './evidence.js';
import { onLines } from './lines.js';
import { checkEnd, yearAfter } from './register.js';
import { lifted, restricted, type LiftCommand, type RestrictCommand } from './restricting.js';
import { saidIn, type Standing, type Wishes } from './standing.js';

/** What a customer wants to be so. */
export type ConsentCommand =
  | GrantCommand
  | { readonly type: 'withdraw'; readonly act: WithdrawalAct; readonly witness: Witness }
  | { readonly type: 'pause'; readonly until: string }
  | { readonly type: 'resume' }
  | RestrictCommand
  | LiftCommand
  | { readonly type: 'wish'; readonly purpose: Purpose; readonly wish: WishAct }
  | { readonly type: 'unwish'; readonly purpose: Purpose };

/** Where the customer stands in what the command is about. */
export interface Situation extends Ground {
  readonly wishes: Wishes;
}

/** What a command adds to a customer's history. Nothing, if it changes nothing. */
export function decide(now: Date, command: ConsentCommand, found: Situation): ConsentEvent[] {
  switch (command.type) {
    case 'grant':
      return chosen(command, found, now);
    case 'withdraw':
      return withdrawn(command, found.standing);
    case 'pause':
      checkEnd(command.until, yearAfter(now), now, ['until']);
      return [{ type: 'paused', until: command.until }];
    case 'resume':
      return found.standing.pausedUntil === null ? [] : [{ type: 'resumed' }];
    case 'restrict':
      return restricted(command, found.standing, now);
    case 'lift':
      return lifted(command, found.standing);
    case 'wish':
      return isSame(found.wishes.get(command.purpose), command.wish)
        ? []
        : [{ type: 'wished', purpose: command.purpose, wish: command.wish }];
    case 'unwish':
      return found.wishes.has(command.purpose)
        ? [{ type: 'unwished', purpose: command.purpose }]
        : [];
  }
}

/** A "no" must never fail: taking back what was not given is no error, it adds nothing (L11). */
function withdrawn(
  { act, witness }: Extract<ConsentCommand, { type: 'withdraw' }>,
  { words }: Standing,
): ConsentEvent[] {
  const isGranted = ({ recipient, purpose, field }: Which) =>
    words.get(recipient)?.get(purpose)?.get(field)?.says === 'granted';
  const permissions = (
    act.permissions === 'all' ? saidIn(words).map(([which]) => which) : act.permissions
  ).filter(isGranted);
  const { surface, control, occurredAt } = act;
  const evidence = evidenceOf(witness, occurredAt);
  return onLines(permissions, (some) => ({
    type: 'withdrawn' as const,
    permissions: some,
    surface,
    control,
    evidence,
  }));
}

const isSame = (one: WishAct | undefined, other: WishAct): boolean =>
  one !== undefined &&
  one.channel === other.channel &&
  one.mostPerDay === other.mostPerDay &&
  one.mostPerMonth === other.mostPerMonth &&
  one.quiet?.from === other.quiet?.from &&
  one.quiet?.to === other.quiet?.to;
