import type { AnswerRow } from '@village-butcher/sdk/contract';
import { MOST_ROWS } from './answer-page.js';
import { answer } from './answer.flow.js';
import type { Row } from './csv.js';
import type { ExportDesk } from './export-desk.flow.js';
import { partsOf } from './export-files.store.js';
import { nameOf, questionIn, runsOf, tablesOf, type Job, type Next, type Part } from './export.js';
import { nameInRow } from './jsonl.js';
import { PartFiles } from './part.store.js';

/** Whole pages, as many as fit: a page of an answer is never cut. */
export async function writePart(
  desk: ExportDesk,
  job: Job,
  { run, number, page }: Next,
): Promise<Part> {
  const asked = runsOf(job)[run]!;
  const question = questionIn(asked);
  const name = nameOf(asked, number);
  const folder = partsOf(desk.place, job.id);
  const files = await PartFiles.begin(folder, name, tablesOf(job.said), question);
  const about = { question: asked.slug, version: question.version, parameters: asked.parameters };
  const seen = new Seen();
  for (let next = page; ;) {
    const found = await answer(desk, { ...about, ...(next === null ? {} : { page: next }) }, null);
    await files.add(found.rows.map((row) => rowOf(job, question, row)));
    seen.add(found.rows, found.suppressed);
    next = found.next ?? null;
    const isFull = files.isLong || seen.rows + MOST_ROWS > desk.place.mostRows;
    if (next !== null && !isFull) continue;
    return { run, number, page: next, ...seen.counts(), files: await files.end() };
  }
}

/** What is known of the rows of a part, without the rows. */
class Seen {
  rows = 0;
  #first: number | null = null;
  #last: number | null = null;
  #suppressed = 0;

  add(rows: readonly AnswerRow[], suppressed: number): void {
    this.rows += rows.length;
    this.#first ??= rows.at(0)?.position ?? null;
    this.#last = rows.at(-1)?.position ?? this.#last;
    this.#suppressed = suppressed;
  }

  counts(): Pick<Part, 'rows' | 'first' | 'last' | 'suppressed'> {
    return { rows: this.rows, first: this.#first, last: this.#last, suppressed: this.#suppressed };
  }
}

/** A row with what was asked before it, its cells in the order of the columns. */
function rowOf(
  { stand }: Job,
  { id, columns }: { readonly id: string; readonly columns: object },
  { cells }: AnswerRow,
): Row {
  const own = Object.keys(columns).map((name) => [nameInRow(name), cells[name] ?? null] as const);
  return { question: id, ...stand, ...Object.fromEntries(own) };
}
