import type { Standing } from '../contract/consent.js';
import { FIELDS_FOR, PURPOSES } from '../contract/vocabulary.js';
import type { House, Register } from './house.js';
import { isAhead, type Person } from './person.js';
import { asShown, isAbout, isNewest, longestEnd } from './register.js';

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
    notices: register.notices.map(asShown),
    recipients: register.recipients.map(({ id, name }) => ({ id, name })),
    told: [...telling.told],
    pending: [...telling.pending],
    pausedUntil: isAhead(pausedUntil, now) ? pausedUntil : null,
  };
}

/** What can be given, to whom and for what: what some text is about. */
export function askableIn(register: Register, now: number): Standing['askable'] {
  return register.recipients.flatMap(({ id }) => askableOf(id, register, now));
}

function askableOf(recipient: string, { notices }: Register, now: number): Standing['askable'] {
  if (!/^(app|counter):/.test(recipient)) return [];
  const longestDays = Math.floor((longestEnd(recipient, now) - now) / DAY_MS);
  const texts = notices.filter(isNewest(notices));
  return PURPOSES.map((purpose) => ({
    recipient,
    purpose,
    fields: FIELDS_FOR[purpose].filter((field) =>
      texts.some((text) => isAbout(text, { recipient, purpose, field })),
    ),
    longestDays,
  })).filter(({ fields }) => fields.length > 0);
}
