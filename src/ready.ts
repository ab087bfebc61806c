import type { Provider } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Readiness } from './api/readiness.js';
import { Refusal } from './base/refusal.js';

/** Ready is who reaches the database. A catalogue may come later. */
export const readinessOf = (db: DataSource): Provider => ({
  provide: Readiness,
  useValue: {
    async check() {
      try {
        await db.query('SELECT 1');
      } catch (cause) {
        throw new Refusal('not-ready', 'The database does not answer.', [], { cause });
      }
    },
  } satisfies Readiness,
});
