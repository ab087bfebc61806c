import type { Which } from '@village-butcher/sdk/contract';
import type { ConsentEvent } from './events.js';
import { onLines } from './lines.js';
import { checkEnd, yearAfter } from './register.js';
import { saidIn, type Standing, type Word } from './standing.js';

/** Named permissions are not to be used until then. They stand, and stand again afterwards. */
export interface RestrictCommand {
  readonly type: 'restrict';
  readonly permissions: readonly Which[];
  readonly until: string;
}

/** What was restricted by name may be used again. */
export interface LiftCommand {
  readonly type: 'lift';
  readonly permissions: 'all' | readonly Which[];
}

/** The last word on a permission, if that has been given and not taken back. */
const givenIn =
  ({ words }: Standing) =>
  ({ recipient, purpose, field }: Which): Word | undefined => {
    const word = words.get(recipient)?.get(purpose)?.get(field);
    return word?.says === 'granted' ? word : undefined;
  };

/**
 * Restricts what of these was given. What was not is used by nobody anyway, and what is restricted for
 * longer already is not made shorter by it.
 */
export function restricted(
  { permissions, until }: RestrictCommand,
  standing: Standing,
  now: Date,
): ConsentEvent[] {
  checkEnd(until, yearAfter(now), now, ['until']);
  const wordOn = givenIn(standing);
  const end = new Date(until);
  const some = permissions.filter((which) => {
    const word = wordOn(which);
    return word && !(word.pausedUntil && word.pausedUntil >= end);
  });
  return onLines(some, (named) => ({ type: 'restricted' as const, permissions: named, until }));
}

/** Lifts what of these is restricted. Nobody but their customer does. */
export function lifted({ permissions }: LiftCommand, standing: Standing): ConsentEvent[] {
  const wordOn = givenIn(standing);
  const named =
    permissions === 'all' ? saidIn(standing.words).map(([which]) => which) : permissions;
  const some = named.filter((which) => wordOn(which)?.pausedUntil);
  return onLines(some, (these) => ({ type: 'lifted' as const, permissions: these }));
}

/** Until when the first of these is used again, if their customer lifts none before; `null`: none was given. */
export function restrictedUntil(
  { permissions, until }: RestrictCommand,
  standing: Standing,
): Date | null {
  const wordOn = givenIn(standing);
  const end = new Date(until);
  const ends = permissions
    .map(wordOn)
    .filter((word) => word !== undefined)
    .map(({ pausedUntil }) => (pausedUntil && pausedUntil > end ? pausedUntil : end));
  return ends.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null;
}
