import type { WishAct, Which } from '../contract/consent.js';
import { chosen } from './choosing.js';
import { evidenceOf, type Command, type ConsentEvent } from './events.js';
import type { Register } from './house.js';
import { onLines } from './lines.js';
import type { Person } from './person.js';
import { checkEnd, yearAfter } from './register.js';

/** What a command adds to a customer's history, by the service's rules. Nothing, if it changes nothing. */
export function decide(
  command: Command,
  person: Person,
  register: Register,
  now: number,
): readonly ConsentEvent[] {
  switch (command.type) {
    case 'grant':
      return chosen(command, person, register, now);
    case 'withdraw': {
      const { permissions, occurredAt, ...how } = command.act;
      const evidence = evidenceOf(command.witness, occurredAt);
      const named = permissions === 'all' ? person.words.map(whichOf) : permissions.map(whichOf);
      const taken = named.filter((which) => person.wordOn(which)?.says === 'granted');
      return onLines(taken).map((some) => ({
        ...how,
        type: 'withdrawn',
        permissions: some,
        evidence,
      }));
    }
    case 'pause':
      checkEnd(command.until, yearAfter(now), now, ['until']);
      return [{ type: 'paused', until: command.until }];
    case 'resume':
      return person.pausedUntil === null ? [] : [{ type: 'resumed' }];
    case 'restrict':
    case 'lift':
      return restrictedBy(command, person, now);
    case 'wish': {
      const { purpose, wish } = command;
      const isSame = spelled(person.wishes.get(purpose)) === spelled(wish);
      return isSame ? [] : [{ type: 'wished', purpose, wish }];
    }
    case 'unwish':
      return person.wishes.has(command.purpose)
        ? [{ type: 'unwished', purpose: command.purpose }]
        : [];
  }
}

const whichOf = ({ field, recipient, purpose }: Which): Which => ({ field, recipient, purpose });

const spelled = (wish: WishAct | undefined): string =>
  JSON.stringify(
    wish && [wish.channel, wish.mostPerDay, wish.mostPerMonth, wish.quiet?.from, wish.quiet?.to],
  );

/** What restricts permissions by name, or lifts that again. */
function restrictedBy(
  command: Extract<Command, { type: 'restrict' | 'lift' }>,
  person: Person,
  now: number,
): readonly ConsentEvent[] {
  if (command.type === 'lift') {
    const named = command.permissions === 'all' ? person.words : command.permissions;
    const some = named.map(whichOf).filter((which) => person.wordOn(which)?.pausedUntil);
    return onLines(some).map((permissions) => ({ type: 'lifted', permissions }));
  }
  const { until } = command;
  checkEnd(until, yearAfter(now), now, ['until']);
  const some = command.permissions.map(whichOf).filter((which) => {
    const word = person.wordOn(which);
    return word?.says === 'granted' && !((word.pausedUntil ?? '') >= until);
  });
  return onLines(some).map((permissions) => ({ type: 'restricted', permissions, until }));
}
