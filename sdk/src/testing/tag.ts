import * as z from 'zod/mini';
import { Standing } from '../contract/consent.js';
import { toBase64Url, utf8 } from '../verify/bytes.js';
import { digest } from './digest.js';
import type { Caller, House } from './house.js';
import type { Person } from './person.js';
import { snapshotFor } from './snapshot.js';
import { standingOf } from './standing.js';

/** Names the bytes of an answer, as the service does. */
export const tagOf = (body: string): string => `"${named(body, 27)}"`;

/** The tag of where a customer stands: its bytes, and the mark that a grant is held against. */
export function tagOfStanding(subject: string, house: House): string {
  const person = house.personOf(subject);
  const body = JSON.stringify(z.parse(Standing, standingOf(person, house)));
  return `"${named(body, 27)}.${markOf(person)}"`;
}

/** What goes along with where a customer stands: its name, and the snapshot of what is shown. */
export const shownWith = (caller: Caller, house: House) => ({
  etag: tagOfStanding(caller.subject, house),
  'notice-snapshot': snapshotFor(caller, house.personOf(caller.subject), house),
});

/** Whether the caller has these bytes already (RFC 9110 §13.1.2). */
export const isKnown = (tag: string, ifNoneMatch: string | null): boolean =>
  (ifNoneMatch ?? '').split(',').some((known) => known.trim().replace(/^W\//, '') === tag);

/** Whether a customer stands where they say that they saw themselves (RFC 9110 §13.1.1). */
export function isSeen(person: Person, ifMatch: string | null): boolean {
  if (ifMatch === null || ifMatch.trim() === '*') return true;
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  return tags.some((tag) => /^"[\w-]{27}\.([\w-]{22})"$/.exec(tag)?.[1] === markOf(person));
}

/** Every act that gives, takes back or pauses makes another mark; nothing else does, nor does time. */
const markOf = ({ words, pausedUntil }: Person): string =>
  named(JSON.stringify([pausedUntil, words.map(({ line, pausedUntil: own }) => [line, own])]), 22);

const named = (text: string, letters: number): string =>
  toBase64Url(digest(utf8(text))).slice(0, letters);
