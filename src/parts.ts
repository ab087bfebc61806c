import type { Provider } from '@nestjs/common';
import { Allowances } from './api/allowance.js';
import { Changes } from './api/changes.flow.js';
import { Log } from './api/log.js';
import { Clock } from './base/clock.js';
import { providersOfHouse } from './erasing.js';
import { providersOfExports, type Exporting } from './exports.js';
import { readinessOf } from './ready.js';
import type { Rooms } from './recommend/own-file.flow.js';
import type { Settings } from './settings.js';
import { providersOfScreens, type Screening } from './screening.js';
import { providersOfTrust, type Trust } from './trust.js';

/** What an application is made of. Production, tests and scenarios differ in the clock, and in what is limited. */
export interface Parts extends Rooms, Trust, Exporting, Screening {
  readonly settings: Pick<Settings, 'limits' | 'openStreams' | 'origins' | 'publicUrl'> &
    Partial<Pick<Settings, 'breachHours' | 'jurisdiction'>>;
  readonly clock: Clock;
  readonly log: Log;
  /** Where the service itself seals, and nobody else does. */
  readonly sealer?: 'inside';
  /** The public key of the log, for pages that check receipts, where it is known. */
  readonly logKey?: string | undefined;
  /** The folder of the built page. Without it there is no page. */
  readonly pages?: string;
}

/** Each part under the name by which a controller or a guard asks for it. TypeORM's module has the pool. */
export const providersOf = (parts: Parts): Provider[] => [
  ...providersOfHouse(parts, parts.settings.jurisdiction),
  ...providersOfTrust(parts),
  { provide: Clock, useValue: parts.clock },
  { provide: Allowances, useValue: new Allowances(parts.settings.limits) },
  {
    provide: Changes,
    useValue: new Changes({ ...parts, mostStreams: parts.settings.openStreams }),
  },
  { provide: Log, useValue: parts.log },
  ...providersOfScreens(parts),
  ...providersOfExports(parts),
  readinessOf(parts.db, parts.sealer ?? 'apart'),
];
