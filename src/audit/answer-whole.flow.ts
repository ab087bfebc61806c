import type { AnswerAsk, AnswerRow } from '@village-butcher/sdk/contract';
import { allOfLog } from './answer-log.flow.js';
import type { OfUse, Place } from './answer-page.js';
import { tableOf } from './answer-table.flow.js';
import { allCourses } from './answer-told.flow.js';
import { begun, type Begun, type Desk } from './answer.flow.js';
import type { Asked, Question } from './question.js';

/** All of an answer from a page on, and how a page behind one of its places is called. */
export interface Whole extends Pick<Begun, 'pageAfter'> {
  readonly found: AsyncIterable<Found>;
}

/** What comes next of an answer: each with the place behind which its rows stand. */
export interface Found {
  readonly uses: readonly OfUse[];
  readonly suppressed: number;
}

/** The same answer to its end, asked once: no row of it is counted, named or opened for a page alone. */
export async function wholeAnswer(desk: Desk, ask: AnswerAsk): Promise<Whole> {
  const { question, asked, place, pageAfter } = await begun(desk, ask, null);
  return { found: allOf(desk, question, asked, place), pageAfter };
}

async function* allOf(
  desk: Desk,
  question: Question,
  asked: Asked,
  place: Place,
): AsyncGenerator<Found> {
  if (question.about === 'chains') {
    const { rows, suppressed } = await tableOf(desk, question, asked, place);
    yield { uses: rows.map(oneAt).slice(place.after + 1), suppressed };
  } else if (question.about === 'notifications') {
    for await (const uses of allCourses(desk.db, question, asked, place)) {
      yield { uses, suppressed: 0 };
    }
  } else {
    for await (const uses of allOfLog(desk, question, asked, place)) yield { uses, suppressed: 0 };
  }
}

const oneAt = (row: AnswerRow, position: number): OfUse => ({ position, rows: [row] });
