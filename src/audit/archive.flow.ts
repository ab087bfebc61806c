import { canonical } from '../base/canonical.js';
import { pack, type Packed } from './archive.store.js';
import type { ExportDesk } from './export-desk.flow.js';
import { archiveOf, partIn, verifierOf } from './export-files.store.js';
import { hasRecords, questionIn, runsOf, type Job, type Part } from './export.js';
import { rowSchema } from './jsonl.js';
import { LogFiles, type Text } from './log-files.flow.js';
import { digestOf, manifestOf, readmeOf, type NamedFile, type NamedNotice } from './manifest.js';
import type { Registered } from './known.js';
import { record30 } from './questions/record-30.js';
import { recordFiles } from './records/files.js';
import { noticesUntil, type ShownNotice } from './notice-texts.store.js';

/** Packs an export: what was asked, what checks it, and a signed list of it all. */
export async function writeArchive(
  desk: ExportDesk,
  job: Job,
  parts: readonly Part[],
): Promise<number> {
  const notices = await noticesUntil(desk.db, job.at);
  const log = new LogFiles(desk.published, job.checkpoint);
  const texts = [
    ...(await plainTexts(desk, job, parts)),
    ...notices.flatMap(textsOf),
    ...besideLog(notices),
    ...log.texts(),
  ];
  const files = [...texts.map(named), ...(await log.sums())];
  const manifest = manifestOf({
    job,
    parts,
    files: files.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    notices: notices.map(namedNotice),
    software: SOFTWARE,
  });
  return pack(archiveOf(desk.place, job.id), [
    packed({ name: 'manifest.json', text: manifest }),
    packed({ name: 'manifest.jws', text: desk.place.key.signed(manifest) }),
    ...texts.map(packed),
    ...parts.flatMap((part) => part.files.map(({ name }) => onDisk(desk, job, name))),
    ...log.tiles(),
  ]);
}

const SOFTWARE = 'village-butcher/1';

const named = ({ name, text }: Text): NamedFile => ({ name, sha256: digestOf(text) });

const packed = ({ name, text }: Text): Packed => ({ name, open: async () => Buffer.from(text) });

const onDisk = ({ place }: ExportDesk, { id }: Job, name: string): Packed => ({
  name,
  open: () => partIn(place, id, name),
});

async function plainTexts(
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
    ...(hasRecords(job.said) ? recordFiles() : []),
  ];
}

/** The record of Art. 30 as it is configured now: its hash is in the manifest, so that drift shows. */
const rowsOf = ({ stand: { asOf } }: Job, registered: Registered) =>
  record30.rowsOf({ asOf, registered }).map(({ cells }) => cells);

const nameOf = ({ id, version, locale }: ShownNotice): string =>
  `notices/${encodeURIComponent(id)}@${version}.${locale}`;

/** A notice as it is kept: its text, and each list as the bytes whose hash the log has. */
const textsOf = (notice: ShownNotice): readonly Text[] => [
  { name: `${nameOf(notice)}.txt`, text: notice.text },
  ...notice.lists.map(({ name, text }) => ({ name: `${nameOf(notice)}.${name}.json`, text })),
];

/** The same by their hashes, beside the log: its lines name what they do not hold by these. */
function besideLog(notices: readonly ShownNotice[]): readonly Text[] {
  const texts = notices.flatMap((notice) => [notice, ...notice.lists]).map(({ text }) => text);
  return Array.from(new Set(texts), (text) => {
    const hash = Buffer.from(digestOf(text), 'base64url').toString('hex');
    return { name: `ledger/notices/${hash}`, text };
  });
}

const namedNotice = (notice: ShownNotice): NamedNotice => ({
  id: notice.id,
  version: notice.version,
  locale: notice.locale,
  name: `${nameOf(notice)}.txt`,
  sha256: notice.sha256.toString('base64url'),
});
