import { opened, sealed } from '../ledger/keyring.js';
import { namerFor, recipientsIn } from './answer-asked.flow.js';
import { readChains } from './answer.store.js';
import { readChained } from './chained.store.js';
import { Draft } from './draft.store.js';
import type { ExportDesk } from './export-desk.flow.js';
import { partsOf } from './export-files.store.js';
import { nameOf, runsOf, type Job, type Next, type Part } from './export.js';
import { QUESTION_OF } from './questions.js';
import { BETWEEN, FILE_END, FILE_HEAD } from './records/context.js';
import { recordTexts } from './records/texts.js';

/** How many chains are open at once. */
export const CHAINS = 200;

/** Consent records of whoever has a chain, or of whoever said the line that is asked about. */
export async function writeRecords(
  desk: ExportDesk,
  job: Job,
  { run, number, page }: Next,
): Promise<Part> {
  const about = runsOf(job)[run]!;
  const { line = null } = about.parameters;
  const size = job.stand.logSize;
  const draft = await Draft.begin(partsOf(desk.place, job.id), `${nameOf(about, number)}.jsonld`);
  await draft.write(FILE_HEAD);
  const { slug, parameters } = about;
  const ask = { question: slug, version: QUESTION_OF[slug].version, parameters };
  const naming = {
    refOf: namerFor(desk.keyring, ask, job.stand),
    nameOf: recipientsIn(desk.registered()),
    controller: desk.place.controller!,
  };
  let [rows, after] = [0, page === null ? null : placeOfRecord(desk, job, page)];
  for (;;) {
    const customers = await readChained(desk.db, { after, line, size, most: CHAINS });
    const chains = await readChains(desk.db, desk.keyring, { customers, size });
    const texts = customers.flatMap((customer) =>
      recordTexts(naming, { customer, chain: chains.get(customer)!, line }, job.stand),
    );
    for (const text of texts) await draft.write((rows++ === 0 ? '' : BETWEEN) + text);
    after = customers.length < CHAINS ? null : customers.at(-1)!;
    if (after !== null && rows < desk.place.mostRows && !draft.isLong) continue;
    await draft.write(FILE_END);
    const next = after === null ? null : pageAt(desk, job, after);
    return { run, number, page: next, rows, ...NO_PLACE, files: [await draft.end()] };
  }
}

const NO_PLACE = { first: null, last: null, suppressed: 0 } as const;

/** A place as it is kept: shut, for it names a customer. */
const pageAt = ({ keyring }: ExportDesk, { id }: Job, customer: string): string =>
  sealed(keyring.answerKey('records'), id, Buffer.from(customer)).toString('base64url');

/** Behind whom such a page begins. */
export const placeOfRecord = (
  { keyring }: Pick<ExportDesk, 'keyring'>,
  { id }: Job,
  page: string,
): string => opened(keyring.answerKey('records'), id, Buffer.from(page, 'base64url')).toString();
