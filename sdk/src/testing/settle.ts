import { MOST_SETTLED, SETTLED_DAYS, type Settled } from '../contract/suggest.js';
import type { SettledWord } from '../contract/vocabulary.js';
import type { Caller, House } from './house.js';
import { isAhead, type Person } from './person.js';
import { Refusal } from './refusal.js';

const KEPT_MS = SETTLED_DAYS * 86_400_000;

/** Keeps what a customer says of an item, for the app they say it in. */
export function settle(
  house: House,
  { subject, recipient }: Caller,
  item: string,
  says: SettledWord,
): Settled {
  if (!recipient.startsWith('app:')) throw new Refusal('not-allowed');
  const title = house.shelf.items.get(item)?.title;
  if (title === undefined) throw Refusal.at('unknown-item', ['item']);
  const person = house.personOf(subject);
  const others = settledIn(person, recipient, house.now).filter((one) => one.item !== item);
  if (others.length >= MOST_SETTLED) throw new Refusal('list-full');
  const at = new Date(house.now).toISOString();
  const until = new Date(house.now + KEPT_MS).toISOString();
  const said = { item, says, at, ...(says === 'never' ? {} : { until }) };
  person.settled.set(keyOf(recipient, item), { recipient, said });
  return { ...said, title };
}

/** Takes it back. What was held today may have been so because of it, and goes along. */
export function unsettle(person: Person, recipient: string, item: string): void {
  if (person.settled.delete(keyOf(recipient, item))) person.held = [];
}

/** What a customer settled in an app and still counts, newest first. */
export const settledIn = (person: Person, recipient: string, now: number): readonly Settled[] =>
  [...person.settled.values()]
    .filter((one) => one.recipient === recipient)
    .map(({ said }) => said)
    .filter(({ until }) => until === undefined || isAhead(until, now))
    .toSorted((one, other) => (one.at > other.at ? -1 : 1));

const keyOf = (recipient: string, item: string): string => `${recipient} ${item}`;
