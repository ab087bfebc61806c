import type { Standing } from '../contract/consent.js';
import { FIELDS_FOR, PURPOSES } from '../contract/vocabulary.js';
import type { House, Register } from './house.js';
import { isAhead, type Person } from './person.js';
import { longestEnd } from './register.js';

const DAY_MS = 86_400_000;

/** Where a customer stands and what can be given, as `GET /v1/me/permissions` says it. */
export function standingOf(person: Person, { register, now }: House): Standing {
  const { words, wishes, telling, pausedUntil } = person;
  return {
    standing: words.map(({ field, recipient, purpose, until, line, pausedUntil: own }) => {
      const verdict = person.verdictOn({ field, recipient, purpose }, now);
      const paused = own !== undefined && isAhead(own, now) ? { pausedUntil: own } : {};
      return { field, recipient, purpose, verdict, until, line, ...paused };
    }),
    askable: askableIn(register, now),
    wishes: PURPOSES.flatMap((purpose) => {
      const wish = wishes.get(purpose);
      return wish ? [{ ...wish, purpose }] : [];
    }),
    notices: [...register.notices],
    recipients: register.recipients.map(({ id, name }) => ({ id, name })),
    told: [...telling.told],
    pending: [...telling.pending],
    pausedUntil: isAhead(pausedUntil, now) ? pausedUntil : null,
  };
}

/** What can be given, to whom and for what. */
export const askableIn = ({ recipients }: Register, now: number): Standing['askable'] =>
  recipients.flatMap(({ id }) => askableOf(id, now));

function askableOf(recipient: string, now: number): Standing['askable'] {
  if (!/^(app|counter):/.test(recipient)) return [];
  const longestDays = Math.floor((longestEnd(recipient, now) - now) / DAY_MS);
  return PURPOSES.filter((purpose) => FIELDS_FOR[purpose].length > 0).map((purpose) => ({
    recipient,
    purpose,
    fields: [...FIELDS_FOR[purpose]],
    longestDays,
  }));
}
