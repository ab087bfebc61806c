import {
  FIELDS,
  PURPOSES,
  type Field,
  type Standing as Shown,
} from '@village-butcher/sdk/contract';
import { offersOf } from '../consent/offers.js';
import { asShown, type Register } from '../consent/register.js';
import { verdictOn } from '../consent/ruling.js';
import { saidIn, type Standing, type Wishes, type Word } from '../consent/standing.js';

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
  /** When it was so, and after which line of their chain; -1: there is none. */
  readonly at: Date;
  readonly seq: number;
}

/** Where a customer stands and what can be given, in the charter's words and order. */
export function shownOf(known: Known, register: Register, now: Date): Shown {
  const { standing, wishes } = known;
  const { pausedUntil } = standing;
  return {
    standing: saidIn(standing.words).map(([which, word]) => {
      const verdict = verdictOn(standing, which.field, word, now);
      const until = word.until?.toISOString() ?? null;
      const held = verdict === 'paused' && word.held ? { held: word.held } : {};
      return { ...which, verdict, until, line: word.line, ...held, ...restrictionOf(word, now) };
    }),
    askable: Array.from(offersOf(register, now).all),
    wishes: PURPOSES.flatMap((purpose) => {
      const wish = wishes.get(purpose);
      return wish ? [{ ...wish, purpose }] : [];
    }),
    notices: register.notices.map(asShown),
    recipients: Array.from(register.recipients.values(), ({ id, name }) => ({ id, name })),
    told: FIELDS.filter((field) => known.told.includes(field)),
    pending: Array.from(known.pendingParts),
    pausedUntil: pausedUntil && pausedUntil > now ? pausedUntil.toISOString() : null,
  };
}

/** Until when this one alone is not used, because its customer said so. */
const restrictionOf = ({ pausedUntil }: Word, now: Date): { readonly pausedUntil?: string } =>
  pausedUntil && pausedUntil > now ? { pausedUntil: pausedUntil.toISOString() } : {};
