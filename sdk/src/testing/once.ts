import type { ActLine } from './chain.js';
import type { ConsentEvent } from './events.js';
import type { Person } from './person.js';
import { Refusal } from './refusal.js';

/** One act: its key, all that was asked with it, and when. */
export interface Act {
  readonly id: string;
  readonly request: string;
  readonly now: number;
}

/** Carries out an act once. The same again answers with the same lines; under its key, no other. */
export function once(
  person: Person,
  act: Act,
  decide: () => readonly ConsentEvent[],
): readonly ActLine[] {
  const before = doneBefore(person, act);
  if (before) return before;
  const { id, request, now } = act;
  const lines = person.record(id, decide(), now);
  person.acts.set(id, { request, lines });
  return lines;
}

/** The lines of an act that was carried out. Its key stands for no other act. */
export function doneBefore(
  person: Person,
  { id, request }: Pick<Act, 'id' | 'request'>,
): readonly ActLine[] | undefined {
  const done = person.acts.get(id);
  if (done && done.request !== request) throw new Refusal('idempotency-key-reused');
  return done?.lines;
}
