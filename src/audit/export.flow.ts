import type { Export, ExportAct } from '@village-butcher/sdk/contract';
import { idAt } from '../base/id.js';
import { Refusal } from '../base/refusal.js';
import type { Act } from '../ledger/line.js';
import { standNow } from './answer.flow.js';
import type { ExportDesk } from './export-desk.flow.js';
import { archiveIn, removeExport, type Opened } from './export-files.store.js';
import { hasRecords, LIFE_MS, shownExport, type Job } from './export.js';
import {
  addEnd,
  addExport,
  readEnd,
  readExport,
  readOpenExports,
  readParts,
  type NewJob,
} from './export.store.js';
import type { Looker } from './look.js';
import { addLook } from './look.store.js';
import { checkEach } from './question-asked.js';

/** Who asks for an export, by which act. */
export interface Asking {
  readonly officer: Looker;
  readonly act: Act;
}

/** So many exports are under way at once. */
const MOST_OPEN = 5;

/** Begins an export: it stands at one place of the log from now on. Asked again, it is the same one. */
export async function beginExport(
  desk: ExportDesk,
  said: ExportAct,
  { officer, act }: Asking,
  now: Date | null,
): Promise<Export> {
  checkEach(said.questions, said.parameters);
  if (hasRecords(said)) checkRecords(desk, said);
  if (!(await readExport(desk.db, { act: act.id }))) {
    await addExport(desk.db, await newJob(desk, said, { officer, act }, now));
  }
  const job = await readExport(desk.db, { act: act.id });
  if (!job!.requestHash.equals(act.requestHash)) {
    throw new Refusal('idempotency-key-reused', 'This key stands for another request.');
  }
  await addLook(desk.db, officer, { what: 'export', id: job!.id, at: now ?? new Date() });
  return shown(desk, job!, now);
}

/** Records are a form of the one answer that proves consents, and name who is responsible. */
function checkRecords({ place }: ExportDesk, { questions }: ExportAct): void {
  const code = questions.includes('proof') ? 'controller-not-said' : 'without-proof';
  if (code === 'controller-not-said' && place.controller !== null) return;
  throw new Refusal('invalid', 'Not exported: formats.', [{ path: ['formats'], code }]);
}

async function newJob(
  desk: ExportDesk,
  said: ExportAct,
  { officer, act }: Asking,
  now: Date | null,
): Promise<NewJob> {
  const place = await standNow(desk, said.parameters, now);
  if ((await readOpenExports(desk.db, place.at)).length >= MOST_OPEN) {
    throw new Refusal('busy', 'Some exports have to end first.');
  }
  const checkpoint = (await desk.published.checkpoint())!;
  return {
    ...place,
    id: idAt(place.at.getTime()),
    act: act.id,
    requestHash: act.requestHash,
    until: new Date(place.at.getTime() + LIFE_MS),
    client: officer.client,
    said,
    checkpoint,
  };
}

/** How far an export is. */
export const showExport = async (desk: ExportDesk, id: string, now: Date | null): Promise<Export> =>
  shown(desk, await jobOf(desk, id), now);

/** Ends an export, wherever it is, and takes its files away. */
export async function cancelExport(
  desk: ExportDesk,
  id: string,
  officer: Looker,
  now: Date | null,
): Promise<Export> {
  const job = await jobOf(desk, id);
  const at = now ?? new Date();
  await addLook(desk.db, officer, { what: 'cancel', id, at });
  await addEnd(desk.db, id, at, { how: 'cancelled', why: null, bytes: null });
  const state = await shown(desk, job, now);
  if (state.state === 'cancelled') await removeExport(desk.place, id);
  return state;
}

/** The archive of an export, and how long it is. That it was fetched is written down first. */
export async function openArchive(
  desk: ExportDesk,
  id: string,
  officer: Looker,
  now: Date | null,
): Promise<Opened> {
  const { state } = await showExport(desk, id, now);
  if (state === 'working') throw new Refusal('not-ready', 'It is not ready yet.');
  if (state !== 'ready') throw unknown();
  await addLook(desk.db, officer, { what: 'archive', id, at: now ?? new Date() });
  return archiveIn(desk.place, id);
}

async function jobOf({ db }: ExportDesk, id: string): Promise<Job> {
  const job = await readExport(db, { id });
  if (job === null) throw unknown();
  return job;
}

const unknown = (): Refusal => new Refusal('not-found', 'There is no such export.');

async function shown({ db }: ExportDesk, job: Job, now: Date | null): Promise<Export> {
  const [parts, end] = await Promise.all([readParts(db, job.id), readEnd(db, job.id)]);
  return shownExport(job, parts, end, now ?? new Date());
}
