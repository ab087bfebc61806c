import type { Erasure } from '../contract/erasure.js';
import { decide } from './decide.js';
import type { Command } from './events.js';
import { isAhead, type Person } from './person.js';
import type { House } from './house.js';
import { doneBefore, once, type Act } from './once.js';

const WAIT_MS = 24 * 3_600_000;
const PAUSE_MS = 360 * 86_400_000;

/** What becomes of all that is kept of a customer. */
export function erasureOf(house: House, subject: string): Erasure {
  const person = house.people.get(subject);
  const dueAt = person?.leaving ? new Date(person.leaving.dueAt).toISOString() : null;
  const kept = person?.leaving ? 'waiting' : person && isKept(person) ? 'kept' : 'nothing';
  return { state: kept, dueAt, mode: 'shred', keptUntil: null };
}

/** Nothing is used from now on: a pause. After a day all is gone. Asked twice, the first time counts. */
export function leave(house: House, subject: string, act: Act): Erasure {
  const person = house.personOf(subject);
  if (isKept(person) && !doneBefore(person, act) && !person.leaving) {
    const { pausedUntil } = person;
    person.leaving = { dueAt: house.now + WAIT_MS, pausedUntil };
    const until = new Date(house.now + PAUSE_MS).toISOString();
    once(person, act, () => [{ type: 'paused', until }]);
  }
  return erasureOf(house, subject);
}

/** All is as it was before. */
export function stay(house: House, subject: string, act: Act): Erasure {
  const person = house.personOf(subject);
  const { leaving } = person;
  if (leaving && !doneBefore(person, act)) {
    person.leaving = null;
    const command = asBefore(leaving.pausedUntil, house.now);
    once(person, act, () => decide(command, person, house.register, house.now));
  }
  return erasureOf(house, subject);
}

/** A pause that they had made themselves stands again. */
const asBefore = (until: string | null, now: number): Command =>
  until !== null && isAhead(until, now) ? { type: 'pause', until } : { type: 'resume' };

/** Erases whose day is over. The service does it in the background, the fake before each answer. */
export function eraseDue({ people, now }: House): void {
  for (const [subject, { leaving }] of people) {
    if (leaving && leaving.dueAt <= now) people.delete(subject);
  }
}

const isKept = ({ acts, telling, settled }: Person): boolean =>
  acts.size > 0 || telling.told.length > 0 || settled.size > 0;
