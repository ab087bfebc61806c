import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { Desk } from './answer-asked.flow.js';
import { pageBeside } from './answer-beside.flow.js';
import { pageOfLog } from './answer-log.flow.js';
import { MOST_ROWS, type Place } from './answer-page.js';
import { pageOfPeople } from './answer-people.flow.js';
import { tableFor } from './answer-table.flow.js';
import type { AboutExport, Asked, Question } from './question.js';
import type { Table } from './tally.js';

/** A page of an answer. */
export interface Page {
  readonly rows: readonly AnswerRow[];
  readonly suppressed: number;
  /** Where the next one begins; `null`: there is none. */
  readonly after: number | null;
}

/** What is answered page by page. What an export has is not: it is made of the answers to these. */
export type Paged = Exclude<Question, AboutExport>;

/** A page of an answer, found where such an answer stands. */
export async function pageFor(
  desk: Pick<Desk, 'db' | 'keyring' | 'published'>,
  question: Paged,
  asked: Asked,
  place: Place,
): Promise<Page> {
  switch (question.about) {
    case 'chains':
    case 'attempts':
      return pageOfTable(await tableFor(desk, question, asked, place.stand), place.after);
    case 'people':
      return { ...(await pageOfPeople(desk, question, asked, place)), suppressed: 0 };
    case 'notifications':
    case 'looks':
    case 'requests':
      return { ...(await pageBeside(desk.db, question, asked, place)), suppressed: 0 };
    case 'register':
      return { rows: question.rowsOf(asked), suppressed: 0, after: null };
    default:
      return { ...(await pageOfLog(desk, question, asked, place)), suppressed: 0 };
  }
}

/** All is counted, and a page of it shown. Its position is closed, so the next page fits this one. */
function pageOfTable({ rows, suppressed }: Table, after: number): Page {
  const end = after + 1 + MOST_ROWS;
  return {
    rows: rows.slice(after + 1, end),
    suppressed,
    after: end < rows.length ? end - 1 : null,
  };
}
