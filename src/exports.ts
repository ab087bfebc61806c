import { join } from 'node:path';
import type { Provider } from '@nestjs/common';
import { ExportKey } from './audit/export-key.js';
import { ExportPlace } from './audit/export-place.js';
import { BREACH_HOURS, ExportDesk } from './audit/export-desk.flow.js';
import { registeredIn } from './catalogue/registered.js';
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
  snapshots,
  exports: place,
  settings,
}: Pick<Parts, 'db' | 'keyring' | 'published' | 'shelves' | 'exports' | 'snapshots'> & {
  readonly settings?: Pick<Parts['settings'], 'breachHours'>;
}): ExportDesk => ({
  db,
  keyring,
  published,
  snapshots,
  place,
  registered: () => ({ ...registeredIn(shelves.current()), controller: place.controller }),
  breachHours: settings?.breachHours ?? BREACH_HOURS,
});

/** What exports are made with, under the name by which a controller asks for it. */
export const providersOfExports = (parts: Parameters<typeof exportDeskOf>[0]): Provider[] => [
  { provide: ExportDesk, useValue: exportDeskOf(parts) },
];
