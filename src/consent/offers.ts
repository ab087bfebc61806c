import { createHash } from 'node:crypto';
import { FIELDS_FOR, PURPOSES, type Standing, type Which } from '@village-butcher/sdk/contract';
import { canonical } from '../base/canonical.js';
import { isAbout, isNewest, longestEnd, type Register } from './register.js';

/** What can be given to one recipient for one purpose. */
export type Offer = Standing['askable'][number];

/** All that can be given, and the hash by which a snapshot names it. */
export interface Offers {
  readonly all: readonly Offer[];
  readonly hash: string;
  /** The offer that a permission is part of. */
  of(which: Which): Offer | undefined;
}

const DAY_MS = 86_400_000;
/** An edition of the catalogue offers the same until the year has another length. */
const known = new WeakMap<Register, Map<number, Offers>>();

/** What it makes sense to give to whom, and some text is about. Nothing crosses a profile for any other recipient. */
export function offersOf(register: Register, now: Date): Offers {
  const longestDays = daysUntil(longestEnd({ recipient: 'app:' }, now), now);
  const ofEdition = known.get(register) ?? new Map<number, Offers>();
  known.set(register, ofEdition);
  const offers =
    ofEdition.get(longestDays) ??
    offering(
      Array.from(register.recipients.keys()).flatMap((id) => offersTo(id, register, longestDays)),
    );
  ofEdition.set(longestDays, offers);
  return offers;
}

/** Offers as they are named: the hash is of each as canonical JSON, on a line of its own. */
export function offering(all: readonly Offer[]): Offers {
  const byPlace = new Map(all.map((offer) => [placeOf(offer), offer]));
  return {
    all,
    hash: createHash('sha256')
      .update(all.map((offer) => canonical(offer)).join('\n'))
      .digest('base64url'),
    of: (which) => {
      const offer = byPlace.get(placeOf(which));
      return offer?.fields.includes(which.field) ? offer : undefined;
    },
  };
}

const placeOf = ({ recipient, purpose }: Pick<Which, 'recipient' | 'purpose'>): string =>
  `${recipient} ${purpose}`;

const daysUntil = (end: Date, now: Date): number =>
  Math.floor((end.getTime() - now.getTime()) / DAY_MS);

function offersTo(recipient: string, { notices }: Register, longestDays: number): readonly Offer[] {
  if (!recipient.startsWith('app:') && !recipient.startsWith('counter:')) return [];
  // Theirs alone: of a thousand recipients each would go through the uses of all.
  const texts = notices.filter(isNewest(notices)).map(({ uses }) => ({
    uses: uses?.filter((use) => use.recipient === recipient),
  }));
  return PURPOSES.map((purpose) => ({
    recipient,
    purpose,
    fields: FIELDS_FOR[purpose].filter((field) =>
      texts.some((text) => isAbout(text, { recipient, purpose, field })),
    ),
    longestDays,
  })).filter(({ fields }) => fields.length > 0);
}
