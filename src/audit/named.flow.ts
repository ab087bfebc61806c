import type { Answer } from '@village-butcher/sdk/contract';
import { canonical } from '../base/canonical.js';
import { Refusal } from '../base/refusal.js';
import { askedOf, type Desk } from './answer-asked.flow.js';
import { pageOfAnswer } from './answer-export.flow.js';
import { pageOf } from './answer-page.js';
import { placeOf, standNow } from './answer.flow.js';
import { addNamingLook } from './looked-at.store.js';
import { fieldsOf, Named, namedColumns, stateOf, withNames } from './naming.js';
import { checkAnew, namingOf, unknown, type Person } from './naming.flow.js';
import { questionOf } from './question-asked.js';

/** Who reads which approved answer, from which page on. */
export interface Reading {
  readonly id: string;
  readonly page: string | undefined;
  readonly person: Person;
}

/**
 * Reads an answer with its customers named, as it was approved: the same question at the same place of the
 * log. That it was read is written down first, with each customer who stands in it; without that nobody
 * is named.
 */
export async function readNamed(
  desk: Desk,
  { id, page: from, person }: Reading,
  now: Date | null,
): Promise<Answer> {
  checkAnew(person);
  const naming = await namingOf(desk, id);
  if (naming.asker.actor !== person.actor) throw unknown();
  const at = now ?? new Date();
  const { said, stand, end } = naming;
  if (stateOf(naming, at) !== 'approved') throw new Refusal('not-approved', 'Nobody approved it.');
  const question = questionOf(said);
  const key = desk.keyring.answerKey('named-page');
  const about = canonical([id]);
  const after = from === undefined ? -1 : placeOf(key, about, from).after;
  const asked = await askedOf(desk, said, stand);
  const named = new Named(asked.refOf);
  const page = await pageOfAnswer(
    desk,
    question,
    { ...asked, refOf: named.refOf },
    { stand, after },
  );
  const fields = fieldsOf(page.rows, named);
  const { actor, client } = person;
  const look = { naming, approver: end!.actor, looker: { actor, client }, at, fields };
  const here = await addNamingLook(desk.db, look);
  const nameOf = (customer: string) =>
    here.has(customer) ? desk.keyring.subjectAt(said.knownTo, customer) : null;
  return {
    question: said.question,
    version: said.version,
    ...stand,
    columns: namedColumns(question),
    rows: withNames(page.rows, named, nameOf),
    ...(page.after === null ? {} : { next: pageOf(key, about, { stand, after: page.after }) }),
    unsealed: (await standNow(desk, said.parameters, now)).unsealed,
    suppressed: page.suppressed,
    unlisted: [...asked.unlisted],
  };
}
