import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportAct } from '@village-butcher/sdk/contract';
import { exportsIn } from '../../src/audit/export-files.store.js';
import type { ExportPlace } from '../../src/audit/export-place.js';
import { workOnExports } from '../../src/audit/export-work.flow.js';
import { exportDeskOf } from '../../src/exports.js';
import { deskOf } from './desk.js';
import { publishedIn } from './keys.js';
import type { SealedVillage } from './sealed-village.js';
import { unpack } from './unzip.js';

/** Everything about reads, for a reason. */
export const ASKED: ExportAct = {
  questions: ['did-read'],
  parameters: {},
  formats: ['csv', 'xlsx'],
  reason: 'Jährliche Prüfung',
};

/** An export as an auditor has it: unpacked. */
export interface Unpacked {
  readonly folder: string;
  /** A file of it, as text. */
  read(name: string): string;
  bytes(name: string): Buffer;
  close(): void;
}

/** What exports are made with. What a service does every second, a test does itself. */
export const exportingOf = ({ village, places }: SealedVillage) =>
  exportDeskOf({ ...village, published: publishedIn(places.tiles) });

/** The exports of which something is on disk. */
export const keptIn = async (place: ExportPlace): Promise<string[]> => [
  ...(await exportsIn(place)),
];

/** The archive of an export, fetched with the officer's client. */
export async function fetched({ village }: SealedVillage, id: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const into = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) });
  await deskOf(village).exports.archive(id, into);
  return Buffer.concat(chunks);
}

/** Asks for an export, has it made, and unpacks it. */
export async function exported(
  sealed: SealedVillage,
  asked: Partial<ExportAct> = {},
): Promise<Unpacked> {
  const desk = deskOf(sealed.village);
  const { id } = await desk.exports.create({ ...ASKED, ...asked });
  await workOnExports(exportingOf(sealed), () => true, null);
  const home = mkdtempSync(join(tmpdir(), 'village-export-'));
  unpack(await fetched(sealed, id), home);
  return lyingIn(home);
}

/** An export that lies unpacked in a folder. */
export const lyingIn = (folder: string): Unpacked => ({
  folder,
  read: (name) => readFileSync(join(folder, name), 'utf8'),
  bytes: (name) => readFileSync(join(folder, name)),
  close: () => rmSync(folder, { recursive: true, force: true }),
});

/** Whom an auditor of this village trusts. */
export const trustOf = ({ village, trust }: SealedVillage) => ({
  ...trust,
  retired: [],
  witnesses: [],
  need: 0,
  maxAge: 366 * 86_400,
  mergeDelay: 3_600,
  skew: 300,
  export: [keyOf(village.exports.key)],
});

const keyOf = ({ kid, public: known }: { readonly kid: string; readonly public: string }) => ({
  kid,
  public: known,
  from: '2026-01-01T00:00:00.000Z',
  until: null,
});
