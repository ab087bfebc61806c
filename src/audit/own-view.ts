import {
  FIELDS,
  FIELDS_FOR,
  PURPOSES,
  type Field,
  type Standing as Shown,
} from '@village-butcher/sdk/contract';
import { longestEnd, type Register } from '../consent/decide.js';
import { verdictOn } from '../consent/ruling.js';
import { saidIn, type Standing, type Wishes } from '../consent/standing.js';

/** What is known of a customer without opening a value. */
export interface Known {
  readonly standing: Standing;
  readonly wishes: Wishes;
  readonly told: readonly Field[];
  readonly pendingParts: readonly { readonly field: Field; readonly member: string }[];
}

/** What a customer is shown of where they stand, and the mark of that (`markOf`). */
export interface OwnView {
  readonly shown: Shown;
  readonly mark: string;
}

const DAY_MS = 86_400_000;

/** Where a customer stands and what can be given, in the charter's words and order. */
export function shownOf(known: Known, register: Register, now: Date): Shown {
  const { standing, wishes } = known;
  const { pausedUntil } = standing;
  return {
    standing: saidIn(standing.words).map(([which, word]) => {
      const verdict = verdictOn(standing, which.field, word, now);
      const until = word.until?.toISOString() ?? null;
      return { ...which, verdict, until, line: word.line };
    }),
    askable: Array.from(register.recipients.keys()).flatMap((id) => askableOf(id, now)),
    wishes: PURPOSES.flatMap((purpose) => {
      const wish = wishes.get(purpose);
      return wish ? [{ ...wish, purpose }] : [];
    }),
    notices: Array.from(register.notices),
    recipients: Array.from(register.recipients.values(), ({ id, name }) => ({ id, name })),
    told: FIELDS.filter((field) => known.told.includes(field)),
    pending: Array.from(known.pendingParts),
    pausedUntil: pausedUntil && pausedUntil > now ? pausedUntil.toISOString() : null,
  };
}

/** What it makes sense to give to a recipient. Nothing crosses a profile for the others. */
function askableOf(recipient: string, now: Date): Shown['askable'] {
  const isBeside = !recipient.startsWith('app:') && !recipient.startsWith('counter:');
  if (isBeside) return [];
  const longestDays = Math.floor(
    (longestEnd({ recipient }, now).getTime() - now.getTime()) / DAY_MS,
  );
  return PURPOSES.filter((purpose) => FIELDS_FOR[purpose].length > 0).map((purpose) => ({
    recipient,
    purpose,
    fields: Array.from(FIELDS_FOR[purpose]),
    longestDays,
  }));
}
