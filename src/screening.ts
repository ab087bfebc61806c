import { join } from 'node:path';
import type { Provider } from '@nestjs/common';
import { Screens } from './api/screens.js';
import { SnapshotKey } from './consent/snapshot.js';
import { signingKeyAt } from './keys.js';
import type { Parts } from './parts.js';

/** What an application signs what it shows with. */
export interface Screening {
  readonly snapshots: SnapshotKey;
}

/** The key that signs what customers are shown. It is made where there is none. */
export const snapshotKeyIn = (keyFolder: string): SnapshotKey =>
  new SnapshotKey(signingKeyAt(join(keyFolder, 'snapshot.key')));

/** What is shown, under the name by which a controller asks for it. */
export const providersOfScreens = ({
  snapshots,
  shelves,
}: Pick<Parts, 'snapshots' | 'shelves'>): Provider[] => [
  { provide: Screens, useValue: new Screens(snapshots, shelves) },
];
