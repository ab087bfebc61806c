import type { AnswerRow } from '@village-butcher/sdk/contract';
import { pageOfLog, type Opening } from './answer-log.flow.js';
import type { Place } from './answer-page.js';
import { pageOfPeople } from './answer-people.flow.js';
import { pageOfTable } from './answer-table.flow.js';
import { pageOfCourses } from './answer-told.flow.js';
import type { Asked, Question } from './question.js';

interface Page {
  readonly rows: readonly AnswerRow[];
  readonly suppressed: number;
  /** Where the next one begins; `null`: there is none. */
  readonly after: number | null;
}

/** A page of an answer, found where such an answer stands. */
export async function pageFor(
  opening: Opening,
  question: Question,
  asked: Asked,
  place: Place,
): Promise<Page> {
  switch (question.about) {
    case 'chains':
      return pageOfTable(opening, question, asked, place);
    case 'people':
      return { ...(await pageOfPeople(opening, question, asked, place)), suppressed: 0 };
    case 'notifications':
      return { ...(await pageOfCourses(opening.db, question, asked, place)), suppressed: 0 };
    case 'register':
      return { rows: question.rowsOf(asked), suppressed: 0, after: null };
    default:
      return { ...(await pageOfLog(opening, question, asked, place)), suppressed: 0 };
  }
}
