import type { Naming, NamingAct, NamingEnd, NamingList } from '@village-butcher/sdk/contract';
import { idAt } from '../base/id.js';
import { Refusal } from '../base/refusal.js';
import type { Act } from '../ledger/line.js';
import type { Desk } from './answer-asked.flow.js';
import { standNow } from './answer.flow.js';
import type { Looker } from './look.js';
import {
  canName,
  mayEnd,
  shownNaming,
  stateOf,
  TO_DECIDE_MS,
  TO_READ_MS,
  type NamingJob,
} from './naming.js';
import { addNaming, addNamingEnd, readNaming, readNamings } from './naming.store.js';
import { personsUnder } from './pseudonym.js';
import { questionOf } from './question-asked.js';
import { wrong } from './wrong.js';

/** One of our own people, and whether they have just signed in anew. */
export interface Person extends Looker {
  readonly assurance: 'ordinary' | 'stepped-up';
}

const SHOWN_MS = 7 * 86_400_000;
const MOST_SHOWN = 100;

/** Asks that the customers of an answer be named. It stands at one place of the log from now on. */
export async function askNaming(
  desk: Desk,
  said: NamingAct,
  { person, act }: { readonly person: Person; readonly act: Act },
  now: Date | null,
): Promise<Naming> {
  checkAnew(person);
  if (!canName(questionOf(said))) throw wrong(['question'], 'names-nobody');
  if (!desk.registered().register.recipients.has(said.knownTo)) {
    throw new Refusal('unknown-recipient', 'Nobody could say who that is.');
  }
  if (!(await readNaming(desk.db, { act: act.id }))) {
    const { stand, at } = await standNow(desk, said.parameters, now);
    const until = new Date(at.getTime() + TO_DECIDE_MS);
    const { actor, client } = person;
    const job = { id: idAt(at.getTime()), at, until, asker: { actor, client }, said, stand };
    await addNaming(desk.db, act, job);
  }
  const job = await readNaming(desk.db, { act: act.id });
  if (!job!.requestHash.equals(act.requestHash)) {
    throw new Refusal('idempotency-key-reused', 'This key stands for another request.');
  }
  return shown(desk, job!, person, now ?? new Date());
}

/** The requests of the last days, as one of our own people sees them. */
export async function listNamings(
  desk: Desk,
  person: Looker,
  now: Date | null,
): Promise<NamingList> {
  const at = now ?? new Date();
  const jobs = await readNamings(desk.db, new Date(at.getTime() - SHOWN_MS), MOST_SHOWN);
  return { items: jobs.map((job) => shown(desk, job, person, at)) };
}

/** Decides on another's request, or takes back one's own. Said again by the same person, it is the same. */
export async function endNaming(
  desk: Desk,
  id: string,
  { person, says }: { readonly person: Person; readonly says: NamingEnd['says'] },
  now: Date | null,
): Promise<Naming> {
  checkAnew(person);
  const at = now ?? new Date();
  const job = await namingOf(desk, id);
  if (!mayEnd(job, person.actor, says)) {
    throw new Refusal('second-person-needed', 'Nobody decides on their own request.');
  }
  if (stateOf(job, at) === 'waiting') {
    const until = says === 'approved' ? new Date(at.getTime() + TO_READ_MS) : null;
    await addNamingEnd(desk.db, job, person, { at, says, until });
  }
  const ended = await namingOf(desk, id);
  if (ended.end?.says !== says || ended.end.actor !== person.actor) {
    throw new Refusal('decided-before', 'It was decided before, or its time is over.');
  }
  return shown(desk, ended, person, at);
}

/** A request. One that nobody made is refused as unknown. */
export async function namingOf({ db }: Pick<Desk, 'db'>, id: string): Promise<NamingJob> {
  const job = await readNaming(db, { id });
  if (job === null) throw unknown();
  return job;
}

/** What is not there, and what is another's, is refused alike. */
export const unknown = (): Refusal => new Refusal('not-found', 'There is no such request.');

/** Nobody is named to whoever signed in long ago: the screen may be somebody else's by now. */
export function checkAnew({ assurance }: Pick<Person, 'assurance'>): void {
  if (assurance !== 'stepped-up') throw new Refusal('step-up-needed', 'Sign in anew first.');
}

const shown = ({ keyring }: Desk, job: NamingJob, { actor }: Looker, at: Date): Naming =>
  shownNaming(job, actor, personsUnder(keyring), at);
