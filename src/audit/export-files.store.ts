import { open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ExportPlace } from './export-place.js';

/** Where the archive of an export lies. */
export const archiveOf = ({ folder }: ExportPlace, id: string): string => join(folder, `${id}.zip`);

/** Where its parts lie, until the archive is there. */
export const partsOf = ({ folder }: ExportPlace, id: string): string => join(folder, id);

/** An archive as it is sent, and how long it is. */
export interface Opened {
  readonly stream: Readable;
  readonly bytes: number;
}

/** Opens an archive that is there. */
export async function archiveIn(place: ExportPlace, id: string): Promise<Opened> {
  const file = await open(archiveOf(place, id));
  return { stream: file.createReadStream(), bytes: (await file.stat()).size };
}

/** Opens a file of a part. */
export const partIn = async (place: ExportPlace, id: string, name: string): Promise<Readable> =>
  (await open(join(partsOf(place, id), name))).createReadStream();

/** The verifier, for the copy of it that goes along. */
export const verifierOf = ({ verifier }: ExportPlace): Promise<string> =>
  readFile(verifier, 'utf8');

/** Takes all files of an export away. */
export async function removeExport(place: ExportPlace, id: string): Promise<void> {
  await rm(archiveOf(place, id), { force: true });
  await removeParts(place, id);
}

/** Takes the parts of an export away: the archive has them. */
export const removeParts = (place: ExportPlace, id: string): Promise<void> =>
  rm(partsOf(place, id), { recursive: true, force: true });

const BEGINS_WITH_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** The exports of which something is on disk. */
export async function exportsIn({ folder }: ExportPlace): Promise<ReadonlySet<string>> {
  const names = await readdir(folder).catch(() => []);
  return new Set(names.flatMap((name) => BEGINS_WITH_ID.exec(name) ?? []));
}
