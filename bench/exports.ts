import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { ExportAct } from '@village-butcher/sdk/contract';
import type { ExportDesk } from '../src/audit/export-desk.flow.js';
import { partsOf } from '../src/audit/export-files.store.js';
import { nextOf, runsOf, type Job, type Part } from '../src/audit/export.js';
import { beginExport, cancelExport } from '../src/audit/export.flow.js';
import { readExport } from '../src/audit/export.store.js';
import { PartWriter } from '../src/audit/part.flow.js';

const OFFICER = { actor: randomUUID(), client: 'desk' };

/** Begins the export of all uses that were known at a time, as a table and as JSON Lines. */
export async function begun(desk: ExportDesk, knownAsOf: Date | null): Promise<Job> {
  const said: ExportAct = {
    questions: ['did-read'],
    parameters: knownAsOf === null ? {} : { knownAsOf: knownAsOf.toISOString() },
    formats: ['csv'],
    reason: 'P12',
  };
  const act = { id: randomUUID(), requestHash: Buffer.alloc(32) };
  const { id } = await beginExport(desk, said, { officer: OFFICER, act }, null);
  return (await readExport(desk.db, { id }))!;
}

/** Ends it again: whoever works on exports next would work on this one first. */
export const ended = (desk: ExportDesk, { id }: Job): Promise<unknown> =>
  cancelExport(desk, id, OFFICER, null);

/** How the parts of an answer came to be on disk. */
export interface Written {
  readonly rows: number;
  readonly seconds: number;
  readonly firstSeconds: number;
}

/** Writes the parts of what was asked, and takes them away again. */
export async function partsWritten(desk: ExportDesk, job: Job): Promise<Written> {
  const runs = runsOf(job).filter(({ folder }) => folder === 'parts');
  const parts: Part[] = [];
  const writer = new PartWriter(desk, job);
  const start = performance.now();
  let first = start;
  for (let next = nextOf(runs, parts); next !== null; next = nextOf(runs, parts)) {
    parts.push(await writer.write(next));
    if (parts.length === 1) first = performance.now();
  }
  await writer.close();
  const seconds = (performance.now() - start) / 1000;
  await rm(partsOf(desk.place, job.id), { recursive: true });
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  return { rows, seconds, firstSeconds: (first - start) / 1000 };
}
