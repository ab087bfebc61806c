import type { Answer, Question, QuestionParameters } from '@village-butcher/sdk/contract';
import type { Asking } from './asking.js';

/** Rows and pages that are fetched for one press, where a search for incidents finds few. */
const ENOUGH = 200;
const MOST_PAGES = 40;
/** Pages of an answer until there is something to read, or the end. */
export async function through(
  asking: Asking,
  { slug: question, version }: Question,
  parameters: QuestionParameters,
  before: Answer | null,
): Promise<Answer> {
  const ask = { question, version, parameters };
  const page = before?.next;
  let answer = await asking.answer(page === undefined ? ask : { ...ask, page });
  for (let n = 1; answer.next !== undefined && n < MOST_PAGES; n += 1) {
    if (answer.rows.length >= ENOUGH) break;
    const more = await asking.answer({ ...ask, page: answer.next });
    answer = { ...more, rows: [...answer.rows, ...more.rows] };
  }
  return before ? joined(before, answer) : answer;
}

/** An answer, and the page behind it. */
export const joined = (before: Answer, more: Answer): Answer => ({
  ...more,
  rows: [...before.rows, ...more.rows],
});

/** The same question with a column for what customers are called. */
export const withNames = (question: Question): Question => ({
  ...question,
  columns: question.columns.flatMap((one) =>
    one.name === 'customerRef' ? [{ name: 'customer', kind: 'text' }, one] : [one],
  ),
});
