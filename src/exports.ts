import { join } from 'node:path';
import type { INestApplication, Provider } from '@nestjs/common';
import { ClientRegister } from './api/client-register.js';
import { ExportKey } from './audit/export-key.js';
import { ExportPlace } from './audit/export-place.js';
import { sweepExports, workOnExports } from './audit/export-work.flow.js';
import { ExportDesk } from './audit/export-desk.flow.js';
import { VERIFIER } from './beside.js';
import { controllerOf } from './controller-file.js';
import { signingKeyAt } from './keys.js';
import type { Parts } from './parts.js';
import type { Settings } from './settings.js';

/** What an application needs to export. */
export interface Exporting {
  readonly exports: ExportPlace;
}

/** Where exports are written by the settings. Their key is made where there is none. */
export const exportPlaceOf = (
  settings: Pick<Settings, 'controller' | 'exportFolder' | 'keyFolder' | 'tokenIssuer'>,
): ExportPlace =>
  new ExportPlace(
    settings.exportFolder,
    exportKeyIn(settings.keyFolder),
    VERIFIER,
    controllerOf(settings),
  );

/** The key that signs exports. */
export const exportKeyIn = (keyFolder: string): ExportKey =>
  new ExportKey(signingKeyAt(join(keyFolder, 'export.key')));

/** What exports are made with. */
export const exportDeskOf = ({
  db,
  keyring,
  published,
  shelves,
  exports: place,
}: Pick<Parts, 'db' | 'keyring' | 'published' | 'shelves' | 'exports'>): ExportDesk => ({
  db,
  keyring,
  published,
  place,
  nameOf: (recipient) => shelves.current().register.recipients.get(recipient)?.name ?? null,
});

/** What exports are made with, under the name by which a controller asks for it. */
export const providersOfExports = (parts: Parameters<typeof exportDeskOf>[0]): Provider[] => [
  { provide: ExportDesk, useValue: exportDeskOf(parts) },
];

/** Works off what is asked for, one at a time: an export may take longer than the next look. */
export function exporting(app: Pick<INestApplication, 'get'>): () => Promise<void> {
  const desk = app.get(ExportDesk);
  const register = app.get(ClientRegister);
  const isOfficer = (client: string) => register.clientOf(client)?.role === 'dpo';
  let work: Promise<void> | null = null;
  return () =>
    (work ??= workOnExports(desk, isOfficer, null).finally(() => {
      work = null;
    }));
}

/** Takes away what is over. */
export const sweepingExports =
  (app: Pick<INestApplication, 'get'>): (() => Promise<void>) =>
  () =>
    sweepExports(app.get(ExportDesk), null);
