import type { DataSource } from 'typeorm';
import { suspendDeaf, takeDue, writeAttempt, type Taken } from './outbox.store.js';
import { contactsAt, nextAttempt } from './schedule.js';
import type { Turn } from './turn.js';
import { envelopeOf, headersOf, type Seals } from './webhook.js';

/** One recipient that can be told, and how its letters are sealed. */
export interface Contact {
  readonly recipient: string;
  readonly first: string;
  readonly second?: string | undefined;
  /** `private`: an address inside the house counts, because the settings say so. */
  readonly reach: 'public' | 'private';
  readonly seals: Seals;
}

/** What is posted. */
export interface Letter extends Pick<Contact, 'reach'> {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Posts a letter and says in one word how it went. It never throws. */
export type Post = (letter: Letter) => Promise<string>;

/** All that telling needs. */
export interface Courier {
  readonly db: DataSource;
  /** Whom the events are from. */
  readonly source: string;
  readonly post: Post;
  readonly chance: () => number;
}

/** So many letters to one recipient at once. */
const PACE = 10;

/**
 * Tells a recipient all that is due, some at a time: whoever is slow is slow to nobody else. Answers
 * who may read no more after that, or again.
 */
export async function deliver(
  courier: Courier,
  contact: Contact,
  now: Date | null,
): Promise<readonly Turn[]> {
  for (;;) {
    const taken = await takeDue(courier.db, contact.recipient, PACE, now);
    await Promise.all(taken.map((one) => attempt(courier, contact, one)));
    if (taken.length < PACE) break;
  }
  return suspendDeaf(courier.db, now);
}

async function attempt(courier: Courier, contact: Contact, taken: Taken): Promise<void> {
  const { id, at, attempts, now } = taken;
  const body = envelopeOf(taken, courier.source);
  const headers = headersOf(contact.seals, { id, body }, now);
  const outcomes = await Promise.all(
    contactsAt(at, now)
      .map((which) => contact[which])
      .filter((url) => url !== undefined)
      .map((url) => courier.post({ url, reach: contact.reach, headers, body })),
  );
  const outcome = outcomes.includes('delivered') ? 'delivered' : outcomes[0]!;
  const next = nextAttempt({ at, attempts, outcome }, now, courier.chance());
  await writeAttempt(courier.db, { id, number: attempts, at: now, outcomes, next });
}
