import { canonical } from '../base/canonical.js';
import type { ExportDesk } from './export-desk.flow.js';
import { verifierOf } from './export-files.store.js';
import { hasRecords, questionIn, runsOf, type Job, type Part } from './export.js';
import { rowSchema } from './jsonl.js';
import type { Registered } from './known.js';
import type { Text } from './log-files.flow.js';
import { readmeOf } from './manifest.js';
import { record30 } from './questions/record-30.js';
import { recordFiles } from './records/files.js';
import { REDACTED_SCHEMA } from './redacted.flow.js';

/** What is written by hand of an archive: what is in it, what its rows are, and what checks it. */
export async function plainTexts(
  { place, keyring, registered, snapshots }: ExportDesk,
  job: Job,
  parts: readonly Part[],
): Promise<readonly Text[]> {
  const { kid, public: known } = place.key;
  const { kid: promised, public: promise } = keyring.word;
  const keys = {
    export: { kid, public: known },
    promise: { kid: promised, public: promise },
    snapshot: { kid: snapshots.kid, public: snapshots.public },
  };
  const questions = new Map(runsOf(job).map((run) => [run.slug, questionIn(run)]));
  return [
    { name: 'README.txt', text: readmeOf(job, parts) },
    { name: 'keys.json', text: canonical(keys) },
    { name: 'record-30.json', text: canonical(rowsOf(job, registered())) },
    { name: 'verify.mjs', text: await verifierOf(place) },
    ...Array.from(questions.values(), (question) => ({
      name: `schema/${question.id}.json`,
      text: `${JSON.stringify(rowSchema(question), null, 2)}\n`,
    })),
    { name: 'schema/redacted.json', text: `${JSON.stringify(REDACTED_SCHEMA, null, 2)}\n` },
    ...(hasRecords(job.said) ? recordFiles() : []),
  ];
}

/** The record of Art. 30 as it is configured now: its hash is in the manifest, so that drift shows. */
const rowsOf = ({ stand: { asOf } }: Job, registered: Registered) =>
  record30.rowsOf({ asOf, registered }).map(({ cells }) => cells);
