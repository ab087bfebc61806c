import type { Stand } from './answer-page.js';
import { standFor } from './answer.flow.js';
import { pack, type Packed } from './archive.store.js';
import type { ExportDesk } from './export-desk.flow.js';
import { plainTexts } from './archive-texts.flow.js';
import { archiveOf, partIn } from './export-files.store.js';
import { questionIn, runsOf, type Job, type Part } from './export.js';
import { LogFiles, type Text } from './log-files.flow.js';
import { digestOf, manifestOf, type NamedFile, type NamedNotice } from './manifest.js';
import { noticesUntil, type ShownNotice } from './notice-texts.store.js';
import { RedactedLines } from './redacted.flow.js';

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
  const erased = new RedactedLines(desk.db, { known: log.size, size: job.stand.logSize });
  const { file, redaction: redacted } = await erased.sum();
  const files = [...texts.map(named), file, ...(await log.sums())];
  const manifest = manifestOf({
    job,
    parts,
    files: files.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    notices: notices.map(namedNotice),
    redacted,
    stands: await standsOf(desk, job),
    software: SOFTWARE,
  });
  return pack(archiveOf(desk.place, job.id), [
    packed({ name: 'manifest.json', text: manifest }),
    packed({ name: 'manifest.jws', text: desk.place.key.signed(manifest) }),
    ...texts.map(packed),
    erased.packed(),
    ...parts.flatMap((part) => part.files.map(({ name }) => onDisk(desk, job, name))),
    ...log.tiles(),
  ]);
}

/** Where each question of an export stands, as it did when it was begun. */
const standsOf = (desk: ExportDesk, { said, stand, at }: Job): Promise<readonly Stand[]> =>
  Promise.all(
    runsOf({ said, stand }).map(
      async (run) => (await standFor(desk, questionIn(run), run, at)) ?? stand,
    ),
  );

const SOFTWARE = 'village-butcher/1';

const named = ({ name, text }: Text): NamedFile => ({ name, sha256: digestOf(text) });

const packed = ({ name, text }: Text): Packed => ({ name, open: async () => Buffer.from(text) });

const onDisk = ({ place }: ExportDesk, { id }: Job, name: string): Packed => ({
  name,
  open: () => partIn(place, id, name),
});

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
