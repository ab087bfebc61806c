import type { Provider } from '@nestjs/common';
import type { Ready } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { Readiness } from './api/readiness.js';
import { Refusal } from './base/refusal.js';

/** Who logged in is the role that the service is, or it took that role on (`SET ROLE`). */
const OWN_LOGIN = 'SELECT session_user = current_user AS "isOwn"';

/** Ready is who reaches the database. A catalogue may come later. */
export const readinessOf = (db: DataSource, sealer: Ready['sealer']): Provider => ({
  provide: Readiness,
  useValue: {
    async check() {
      try {
        const [login] = await db.query<{ isOwn: boolean }[]>(OWN_LOGIN);
        return { status: 'ok', sealer, login: login?.isOwn ? 'own' : 'shared' };
      } catch (cause) {
        throw new Refusal('not-ready', 'The database does not answer.', [], { cause });
      }
    },
  } satisfies Readiness,
});
