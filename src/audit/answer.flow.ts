import type { Answer, AnswerAsk } from '@village-butcher/sdk/contract';
import { canonical } from '../base/canonical.js';
import { Refusal } from '../base/refusal.js';
import { askedOf, type Desk } from './answer-asked.flow.js';
import { pageOfAnswer } from './answer-export.flow.js';
import { pageOf, placeIn, type Place, type Stand } from './answer-page.js';
import { readPosition, type Position } from './answer.store.js';
import { endedExport } from './contents.flow.js';
import { readDayEnd } from './day-ends.store.js';
import type { Asked, Question } from './question.js';
import { questionOf } from './question-asked.js';
import { wrong } from './wrong.js';

/** Answers a question of the closed list, as of a time and as known at a time. Nobody is named. */
export async function answer(desk: Desk, ask: AnswerAsk, now: Date | null): Promise<Answer> {
  const { question, asked, place, unsealed, pageAfter } = await begun(desk, ask, now);
  const { rows, suppressed, after } = await pageOfAnswer(desk, question, asked, place);
  return {
    question: ask.question,
    version: ask.version,
    ...place.stand,
    columns: Object.keys(question.columns),
    rows: [...rows],
    ...(after === null ? {} : { next: pageAfter(after) }),
    unsealed,
    suppressed,
    unlisted: [...asked.unlisted],
  };
}

/** What an answer goes on with, wherever it is. */
export interface Begun {
  readonly question: Question;
  readonly asked: Asked;
  readonly place: Place;
  readonly unsealed: number;
  /** The page behind a place, as it travels. */
  readonly pageAfter: (after: number) => string;
}

/** Where an answer begins or goes on, and what it is made with. */
export async function begun(desk: Desk, ask: AnswerAsk, now: Date | null): Promise<Begun> {
  const question = questionOf(ask);
  const about = canonical([ask.question, ask.version, ask.parameters]);
  const key = desk.keyring.answerKey('page');
  const before = ask.page === undefined ? null : placeOf(key, about, ask.page);
  const position = await readPosition(
    desk.db,
    await desk.published.size(),
    before?.stand.knownAsOf ?? ask.parameters.knownAsOf ?? null,
    now,
  );
  const stand =
    before?.stand ?? (await standFor(desk, question, ask, now)) ?? standOf(ask, position);
  return {
    question,
    asked: await askedOf(desk, ask, stand),
    place: { stand, after: before?.after ?? -1 },
    unsealed: position.unsealed,
    pageAfter: (after) => pageOf(key, about, { stand, after }),
  };
}

/** Where a question stands that goes by days. `null`: it does not, or there is no such place. */
export async function standFor(
  { db, published }: Pick<Desk, 'db' | 'published'>,
  question: Question,
  { parameters: { asOf, knownAsOf } }: Pick<AnswerAsk, 'parameters'>,
  now: Date | null,
): Promise<Stand | null> {
  if (question.about !== 'chains' || !question.isDaily) return null;
  return readDayEnd(db, { published: await published.size(), asOf, knownAsOf }, now);
}

/** The place that a page names. Refuses one of another question. */
export function placeOf(key: Buffer, about: string, page: string): Place {
  const place = placeIn(key, about, page);
  if (place === null) throw wrong(['page'], 'another-question');
  return place;
}

/** Where an answer to such parameters stands now, and how much is not in it because it waits. */
export async function standNow(
  { db, published }: Pick<Desk, 'db' | 'published'>,
  parameters: AnswerAsk['parameters'],
  now: Date | null,
): Promise<{ readonly stand: Stand; readonly unsealed: number; readonly at: Date }> {
  const { knownAsOf = null } = parameters;
  const position = await readPosition(db, await published.size(), knownAsOf, now);
  const stand = standOf({ parameters }, position);
  if (parameters.export !== undefined) await endedExport({ db }, parameters.export, stand.asOf);
  return {
    stand,
    unsealed: position.unsealed,
    at: position.now,
  };
}

/** The two clocks as they are used. What is answered to `knownAsOf` is the time of the position. */
function standOf({ parameters }: Pick<AnswerAsk, 'parameters'>, { now, known }: Position): Stand {
  if (known === null) {
    if (parameters.knownAsOf === undefined) {
      throw new Refusal('not-ready', 'Nothing is sealed yet.');
    }
    throw wrong(['parameters', 'knownAsOf'], 'before-the-log');
  }
  const asOf = parameters.asOf ?? now.toISOString();
  return { asOf, knownAsOf: known.at.toISOString(), logSize: known.size };
}
