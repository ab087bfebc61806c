import { Refusal } from '../base/refusal.js';
import { writeArchive } from './archive.flow.js';
import type { ExportDesk } from './export-desk.flow.js';
import { exportsIn, removeExport, removeParts } from './export-files.store.js';
import { nextOf, runsOf, type Job, type Part } from './export.js';
import {
  addEnd,
  addPart,
  readEnd,
  readExport,
  readOpenExports,
  readParts,
  whileAlone,
} from './export.store.js';
import { PartWriter } from './part.flow.js';
import { writeRecords } from './records.flow.js';

/**
 * Works off the exports that are open, whoever began them. What a crash left undone goes on, and one
 * that fails keeps no other from its turn: why it did is told at the end.
 */
export async function workOnExports(
  desk: ExportDesk,
  isOfficer: (client: string) => boolean,
  now: Date | null,
): Promise<void> {
  const faults: unknown[] = [];
  for (const job of await readOpenExports(desk.db, now ?? new Date())) {
    const carryOut = () => work(desk, job, isOfficer, now ?? new Date());
    await whileAlone(desk.db, job.id, carryOut).catch((fault: unknown) => faults.push(fault));
  }
  if (faults.length > 0) throw faults[0];
}

/** Part by part. Whoever lost their role meanwhile gets nothing more; what is refused is said. */
async function work(
  desk: ExportDesk,
  job: Job,
  isOfficer: (client: string) => boolean,
  now: Date,
): Promise<void> {
  const writer = new PartWriter(desk, job);
  try {
    for (;;) {
      if (await readEnd(desk.db, job.id)) return await removeExport(desk.place, job.id);
      if (!isOfficer(job.client)) throw new Refusal('not-allowed', 'No officer any more.');
      const parts = await readParts(desk.db, job.id);
      const next = nextOf(runsOf(job), parts);
      if (next === null) return await end(desk, job, parts, now);
      const isRecords = runsOf(job)[next.run]!.folder === 'records';
      const part = isRecords ? await writeRecords(desk, job, next) : await writer.write(next);
      await addPart(desk.db, job.id, part);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await addEnd(desk.db, job.id, now, { how: 'failed', why: error.code, bytes: null });
    await removeExport(desk.place, job.id);
  } finally {
    await writer.close();
  }
}

async function end(desk: ExportDesk, job: Job, parts: readonly Part[], now: Date): Promise<void> {
  const bytes = await writeArchive(desk, job, parts);
  await addEnd(desk.db, job.id, now, { how: 'ready', why: null, bytes });
  const { how } = (await readEnd(desk.db, job.id))!;
  if (how === 'ready') await removeParts(desk.place, job.id);
  else await removeExport(desk.place, job.id);
}

/** Takes the files of exports away whose time is up, or that nobody knows. */
export async function sweepExports({ db, place }: ExportDesk, now: Date | null): Promise<void> {
  for (const id of await exportsIn(place)) {
    const job = await readExport(db, { id });
    if (job === null || job.until <= (now ?? new Date())) await removeExport(place, id);
  }
}
