import { canonical } from '../base/canonical.js';
import { allOf } from './answer-all.flow.js';
import { askedOf, namerFor, type Desk } from './answer-asked.flow.js';
import { placeIn } from './answer-page.js';
import { Contents } from './contained.js';
import { ownersOf, recordsAbout, type About } from './contents-rows.flow.js';
import { nameOf, questionIn, runsOf, type Job, type Part, type Run } from './export.js';
import { readEnd, readExport, readParts } from './export.store.js';
import { fieldsIn } from './naming.js';
import type { Question } from './question.js';
import { placeOfRecord } from './records.flow.js';
import { wrong } from './wrong.js';

/** Every row of these is about one customer. Of a finding in the log (Q16) it may be. */
const ABOUT_ONE = ['uses', 'lines', 'people', 'requests', 'notifications', 'export'];
const isAboutOne = ({ about }: Question): boolean => ABOUT_ONE.includes(about);

/** An export that is at its end by then: nothing comes to it any more. Refuses any other. */
export async function endedExport(
  { db }: Pick<Desk, 'db'>,
  id: string,
  asOf: string,
): Promise<Job> {
  const job = await readExport(db, { id });
  if (job === null || job.at.toISOString() > asOf) throw wrong(['parameters', 'export'], 'unknown');
  if ((await readEnd(db, id)) === null) throw wrong(['parameters', 'export'], 'not-ended');
  return job;
}

/**
 * About whom an export has rows, found by asking its questions again at its place of the log: nothing
 * is kept for this but the export itself. What it had and is not found any more is nobody's.
 */
export async function contentsOf(desk: Desk, id: string, asOf: string): Promise<Contents> {
  const job = await endedExport(desk, id, asOf);
  const parts = await readParts(desk.db, id);
  const contents = new Contents();
  for (const [at, run] of runsOf(job).entries()) {
    const own = parts.filter((part) => part.run === at);
    await addRun(desk, { job, run, parts: own }, contents);
  }
  return contents;
}

/** One question of an export, and what was written of it. */
interface Written {
  readonly job: Job;
  readonly run: Run;
  readonly parts: readonly Part[];
}

async function addRun(desk: Desk, written: Written, contents: Contents): Promise<void> {
  const { run, parts } = written;
  const ends = parts.map((part) => endOf(desk, written, part));
  const seen = parts.map(() => 0);
  let at = 0;
  for await (const { place, customer, rows, fields } of aboutIn(desk, written)) {
    while (at < parts.length && isBehind(place, ends[at]!)) at += 1;
    if (at === parts.length) return; // Of one that was ended, the rest was never written.
    seen[at]! += rows;
    contents.add(customer, { file: nameOf(run, parts[at]!.number), rows, fields });
  }
  if (!isAboutOne(questionIn(run))) return;
  for (const [n, { rows, number }] of parts.entries()) {
    const gone = rows - seen[n]!;
    if (gone > 0) contents.add(null, { file: nameOf(run, number), rows: gone, fields: [] });
  }
}

/** The place of the last row of a part. `null`: nothing comes behind it. */
function endOf(desk: Desk, { job, run }: Written, { page, last }: Part): number | string | null {
  if (page === null) return null;
  if (run.folder === 'records') return placeOfRecord(desk, job, page);
  const { slug, parameters } = run;
  const about = canonical([slug, questionIn(run).version, parameters]);
  return last ?? placeIn(desk.keyring.answerKey('page'), about, page)?.after ?? null;
}

const isBehind = (place: number | string, end: number | string | null): boolean =>
  end !== null && place > end;

/** What of an export is about somebody, in the order in which it was written. */
async function* aboutIn(desk: Desk, { job, run }: Written): AsyncGenerator<About> {
  if (run.folder === 'records') return yield* recordsAbout(desk, job, run);
  const question = questionIn(run);
  const ask = { question: run.slug, version: question.version, parameters: run.parameters };
  if (question.about === 'export') {
    const inner = await contentsOf(desk, run.parameters.export!, job.stand.asOf);
    const all = inner.all(namerFor(desk.keyring, ask, job.stand));
    for (const [place, { contained }] of all.entries()) {
      const { customer, fields } = contained;
      if (customer !== null) yield { place, customer, fields, rows: 1 };
    }
    return;
  }
  if (!isAboutOne(question) && question.about !== 'log') return;
  const asked = { ...(await askedOf(desk, ask, job.stand)), refOf: (customer: string) => customer };
  const from = { stand: job.stand, after: -1 };
  for await (const { uses } of allOf(desk, question, asked, from)) {
    const ownerOf = await ownersOf(desk, uses);
    for (const { position, rows } of uses) {
      for (const row of rows) {
        const [customer, place] = [ownerOf(row), row.position ?? position];
        if (customer !== null) yield { place, customer, rows: 1, fields: fieldsIn(row) };
      }
    }
  }
}
