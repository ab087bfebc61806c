import * as z from 'zod/mini';
import { allPaths as paths } from './all-paths.js';
import { Quarantine, QuarantineAct, QuarantineList } from './quarantine.js';
import { Uuid } from './shape.js';

/** How cohorts are held, and let go by two. */
export const quarantineRoutes = {
  quarantines: { ...paths.quarantines, reply: QuarantineList, refusals: [] },
  openQuarantine: {
    ...paths.openQuarantine,
    body: QuarantineAct,
    reply: Quarantine,
    refusals: ['unknown-notice', 'list-full'],
  },
  liftQuarantine: {
    ...paths.liftQuarantine,
    params: z.strictObject({ id: Uuid }),
    reply: Quarantine,
    says:
      'Two people lift a quarantine. The first call says that it may end, and one with the token of ' +
      'another person ends it; the same person is refused the second time.',
    refusals: ['not-found'],
  },
} as const;
