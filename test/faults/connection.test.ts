import { once, type EventEmitter } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { noOf } from '../../src/api/problem.js';
import { openDatabase } from '../../src/database.js';
import { asAdmin, freshDatabase, type FreshDatabase } from '../support/database.js';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

/** Gives out a pool of one connection, so that it is clear which one breaks. */
async function withOne(work: (db: DataSource) => Promise<void>): Promise<void> {
  const db = await openDatabase(fresh.ownerUrl, { role: 'village_app', poolSize: 1 });
  await work(db).finally(() => db.destroy());
}

async function pidOf(db: DataSource | EntityManager): Promise<number> {
  const [{ pid }] = await db.query('SELECT pg_backend_pid() AS pid');
  return pid;
}

/** Ends a connection as its server does, and answers once it is gone (in milliseconds: at most). */
const end = (pid: number) => asAdmin(`SELECT pg_terminate_backend(${pid}, 10000)`);

test('a connection that the server ends costs a statement, not the service', async () => {
  await withOne(async (db) => {
    await end(await pidOf(db));
    await db.query('SELECT 1').catch(() => {}); // It may meet the ended one, or a new one.
    expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

test('a connection that breaks while it changes hands ends no service', async () => {
  await withOne(async (db) => {
    const { master } = db.driver as unknown as { master: pg.Pool };
    const isHeard = await new Promise<boolean>((resolve) =>
      master.connect((_, client, release) => {
        resolve(client!.listenerCount('error') > 0);
        release();
      }),
    );
    expect(isHeard).toBe(true);
  });
});

test('a connection that breaks between two statements of an act is worth another try', async () => {
  await withOne(async (db) => {
    const act = db.transaction(async (tx) => {
      const broken = once((await tx.queryRunner!.connect()) as EventEmitter, 'error');
      await asAdmin(`SELECT pg_terminate_backend(${await pidOf(tx)})`);
      await broken;
      await tx.query('SELECT 1');
    });
    expect(noOf(await act.catch((error: unknown) => error))).toEqual({ code: 'busy' });
    expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
