import type { SnapshotKey } from '../consent/snapshot.js';
import type { Desk } from './answer-asked.flow.js';
import type { ExportPlace } from './export-place.js';

/** Within so many hours the authority is told of a breach at the latest (GDPR Art. 33 (1)). */
export const BREACH_HOURS = 72;

/** What the desk answers and exports with. */
export abstract class ExportDesk implements Desk {
  abstract readonly db: Desk['db'];
  abstract readonly keyring: Desk['keyring'];
  abstract readonly published: Desk['published'];
  abstract readonly registered: Desk['registered'];
  abstract readonly place: ExportPlace;
  /** Within how many hours this house tells the authority of a breach. */
  abstract readonly breachHours: number;
  /** By which key it was signed what customers were shown. */
  abstract readonly snapshots: Pick<SnapshotKey, 'kid' | 'public'>;
}
