import type { SnapshotKey } from '../consent/snapshot.js';
import type { Desk } from './answer-asked.flow.js';
import type { ExportPlace } from './export-place.js';

/** What exports are made with. */
export abstract class ExportDesk implements Desk {
  abstract readonly db: Desk['db'];
  abstract readonly keyring: Desk['keyring'];
  abstract readonly published: Desk['published'];
  abstract readonly registered: Desk['registered'];
  abstract readonly place: ExportPlace;
  /** By which key it was signed what customers were shown. */
  abstract readonly snapshots: Pick<SnapshotKey, 'kid' | 'public'>;
}
