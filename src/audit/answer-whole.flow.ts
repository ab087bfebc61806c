import type { AnswerAsk } from '@village-butcher/sdk/contract';
import { allOf, type Found } from './answer-all.flow.js';
import type { Desk } from './answer-asked.flow.js';
import { allOfExport } from './answer-export.flow.js';
import type { Stand } from './answer-page.js';
import { begun, type Begun } from './answer.flow.js';

/** All of an answer from a page on, and how a page behind one of its places is called. */
export interface Whole extends Pick<Begun, 'pageAfter'> {
  readonly stand: Stand;
  readonly found: AsyncIterable<Found>;
}

/** The same answer to its end, asked once, as it was at a time: no row of it is counted, named or opened for a page alone. */
export async function wholeAnswer(desk: Desk, ask: AnswerAsk, now: Date): Promise<Whole> {
  const { question, asked, place, pageAfter } = await begun(desk, ask, now);
  const found =
    question.about === 'export'
      ? allOfExport(desk, question, asked, place)
      : allOf(desk, question, asked, place);
  return { stand: place.stand, found, pageAfter };
}
