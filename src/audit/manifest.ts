import { createHash } from 'node:crypto';
import { canonical } from '../base/canonical.js';
import { parseNote } from '../ledger/note.js';
import type { Stand } from './answer-page.js';
import { hasRecords, nameOf, runsOf, type Job, type Part } from './export.js';
import { QUESTION_OF } from './questions.js';

/** A file of an archive by its name, and the digest of its bytes. */
export interface NamedFile {
  readonly name: string;
  readonly sha256: string;
}

/** A text that was on screen, as a manifest names it. */
export interface NamedNotice extends NamedFile {
  readonly id: string;
  readonly version: number;
  readonly locale: string;
}

/** How many lines below its place are erased, and since when the log says so; `null`: none is. */
export interface Redaction {
  readonly lines: number;
  readonly since: string | null;
}

/** What a manifest is made of. */
export interface Contents {
  readonly job: Job;
  readonly parts: readonly Part[];
  readonly files: readonly NamedFile[];
  readonly notices: readonly NamedNotice[];
  readonly redacted: Redaction;
  /** Where each of its questions stands: those that go by days have places of their own. */
  readonly stands: readonly Stand[];
  readonly software: string;
}

/** A log of millions of lines has thousands of files. */
const LONGEST_MANIFEST = 64_000_000;

/** How a digest is spelled in a manifest. */
export const digestOf = (bytes: string | Buffer): string =>
  createHash('sha256').update(bytes).digest('base64url');

/** What an archive holds, where it stands and what it came to, in its one spelling (RFC 8785). */
export function manifestOf(contents: Contents): string {
  const { job, parts, files, notices, redacted, stands, software } = contents;
  const { id, at, said, unsealed, checkpoint } = job;
  const [origin, size, root] = parseNote(checkpoint).text.split('\n');
  const manifest = {
    v: 1,
    installation: origin,
    export: id,
    requestedBy: 'dpo',
    reason: said.reason,
    createdAt: at.toISOString(),
    software,
    questions: runsOf(job).map(({ slug, folder, parameters }, n) => ({
      folder,
      id: QUESTION_OF[slug].id,
      slug,
      version: QUESTION_OF[slug].version,
      parameters,
      ...stands[n],
    })),
    log: { origin, size: Number(size), root },
    unsealed,
    parts: parts.flatMap((part) => filesOf(job, part)),
    files,
    zero: zeroIn(job, parts),
    notices,
    redacted,
    suppressed: sumOf(parts.filter(({ number }) => number === 1).map((one) => one.suppressed)),
  };
  return canonical(manifest, LONGEST_MANIFEST);
}

function filesOf(job: Job, { run, number, rows, first, last, files }: Part): readonly object[] {
  const { slug } = runsOf(job)[run]!;
  const about = { question: QUESTION_OF[slug].id, part: number, rows, first, last };
  return files.map((file) => ({ ...about, ...file }));
}

/** Every question whose rows are incidents, and how many there are: none is said, too. */
function zeroIn(job: Job, parts: readonly Part[]): readonly object[] {
  return runsOf(job).flatMap((run, at) => {
    if (run.folder !== 'zero') return [];
    const rows = sumOf(parts.filter((part) => part.run === at).map((part) => part.rows));
    return [{ question: QUESTION_OF[run.slug].id, rows }];
  });
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0);

const RECORDS = `records/  consent records after ISO/IEC TS 27560, in JSON-LD; context/ and schema/ say how they are read
`;

/** For whoever unpacks it. */
export const readmeOf = (
  job: Job,
  parts: readonly Part[],
): string => `An export of ${job.at.toISOString()}

Asked for: ${job.said.reason}
As of:     ${job.stand.asOf}
Known as:  ${job.stand.knownAsOf}, the first ${job.stand.logSize} lines of the log

parts/    the answers: JSON Lines is what counts, every table is derived from it
zero/     the questions whose every row is an incident
schema/   what a line of each question is (JSON Schema 2020-12)
notices/  the texts that were on screen
redacted.jsonl  lines that are erased: where they stand in the log, and nothing of whom they were
record-30.json  the record of Art. 30 GDPR, as it was configured then
ledger/   the log as it was published, without what opens its lines
${hasRecords(job.said) ? RECORDS : ''}${parts.map((part) => `          ${nameOf(runsOf(job)[part.run]!, part.number)}: ${part.rows} rows`).join('\n')}

In a CSV table an apostrophe stands before what a spreadsheet would run, and controls are shown as
pictures; its last column names the cells that were changed. XLSX has every text as it is, up to the
32,767 letters of a cell. JSON Lines has all of them as they are.

Check it, unpacked, with a verifier of your own and with keys that you did not find here:
  node verify.mjs FOLDER --trust trust.json
`;
