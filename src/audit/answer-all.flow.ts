import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { Desk } from './answer-asked.flow.js';
import { allOfLog } from './answer-log.flow.js';
import { stretchesOf, type OfUse, type Place } from './answer-page.js';
import { pageFor, type Paged } from './answer-pages.flow.js';
import { tableFor } from './answer-table.flow.js';
import type { Asked } from './question.js';
import type { Table } from './tally.js';

/** What comes next of an answer: each with the place behind which its rows stand. */
export interface Found {
  readonly uses: readonly OfUse[];
  readonly suppressed: number;
}

/** All of an answer from a place on: no row of it is counted, named or opened for a page alone. */
export async function* allOf(
  desk: Pick<Desk, 'db' | 'keyring' | 'published'>,
  question: Paged,
  asked: Asked,
  place: Place,
): AsyncGenerator<Found> {
  switch (question.about) {
    case 'chains':
    case 'attempts':
      return yield* allOfTable(await tableFor(desk, question, asked, place.stand), place.after);
    case 'uses':
    case 'lines':
    case 'log':
      for await (const uses of allOfLog(desk, question, asked, place))
        yield { uses, suppressed: 0 };
      return;
    default:
      yield* pageByPage(desk, question, asked, place);
  }
}

/** What was counted, as much at once as a page shows: also where all of it is suppressed. */
function* allOfTable({ rows, suppressed }: Table, after: number): Generator<Found> {
  if (after + 1 >= rows.length) yield { uses: [], suppressed };
  for (const { after: last, end } of stretchesOf({ after, end: rows.length })) {
    const some = rows.slice(last + 1, end);
    yield { uses: some.map((row, n) => oneAt(row, last + 1 + n)), suppressed };
  }
}

/** A row that has a place by itself. */
export const oneAt = (row: AnswerRow, position: number): OfUse => ({ position, rows: [row] });

/** What stands beside the log has places between its pages alone: a page is never cut. */
async function* pageByPage(
  desk: Pick<Desk, 'db' | 'keyring' | 'published'>,
  question: Paged,
  asked: Asked,
  { stand, after }: Place,
): AsyncGenerator<Found> {
  for (let place: number | null = after; place !== null;) {
    const page = await pageFor(desk, question, asked, { stand, after: place });
    const position: number = page.after ?? place + page.rows.length;
    yield { uses: [{ position, rows: page.rows }], suppressed: page.suppressed };
    place = page.after;
  }
}
