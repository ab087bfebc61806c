import type { Provider } from '@nestjs/common';
import { Changes } from './api/changes.flow.js';
import { Log } from './api/log.js';
import { Clock } from './base/clock.js';
import { Shelves } from './catalogue/shelves.js';
import { providersOfHouse } from './erasing.js';
import { PublishedLog } from './ledger/published.store.js';
import { providersOfExports, type Exporting } from './exports.js';
import { readinessOf } from './ready.js';
import type { House } from './recommend/erasure.flow.js';
import type { Settings } from './settings.js';
import { providersOfTrust, type Trust } from './trust.js';

/** What an application is made of. Production, tests and scenarios differ in the clock alone. */
export interface Parts extends House, Trust, Exporting {
  readonly settings: Pick<Settings, 'openStreams' | 'origins' | 'publicUrl'>;
  readonly shelves: Shelves;
  readonly published: PublishedLog;
  readonly clock: Clock;
  readonly log: Log;
  /** Where the service itself seals, and nobody else does. */
  readonly sealer?: 'inside';
  /** The folder of the built page. Without it there is no page. */
  readonly pages?: string;
}

/** Each part under the name by which a controller or a guard asks for it. TypeORM's module has the pool. */
export const providersOf = (parts: Parts): Provider[] => [
  ...providersOfHouse(parts),
  ...providersOfTrust(parts),
  { provide: Shelves, useValue: parts.shelves },
  { provide: PublishedLog, useValue: parts.published },
  { provide: Clock, useValue: parts.clock },
  {
    provide: Changes,
    useValue: new Changes({ ...parts, mostStreams: parts.settings.openStreams }),
  },
  { provide: Log, useValue: parts.log },
  ...providersOfExports(parts),
  readinessOf(parts.db, parts.sealer ?? 'apart'),
];
