import type { INestApplication } from '@nestjs/common';
import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { Changes } from './api/changes.flow.js';
import { Readiness } from './api/readiness.js';
import { readBacklog } from './audit/backlog.store.js';
import { inRole } from './base/statement.store.js';
import { readWaiting } from './ledger/seal.store.js';
import type { Management } from './management.js';

/** Longest that the database is waited for. A scrape that waits longer is none. */
const PATIENCE_MS = 3_000;

const GAUGES = {
  village_database_up: 'Whether the database answered this question within three seconds.',
  village_ledger_waiting_lines: 'Lines that wait for the log.',
  village_ledger_oldest_waiting_seconds: 'For how long the oldest of them has waited.',
  village_notifications_unanswered: 'Notifications that no recipient has answered.',
  village_notifications_oldest_seconds: 'For how long the oldest of them has waited.',
  village_recipients_suspended: 'Recipients that may read nothing until they answer.',
  village_exports_open: 'Exports that are asked for and not at their end.',
  village_streams_open: 'Open streams of changes on this instance.',
} as const;
type Name = keyof typeof GAUGES;

/** Shows a service to its operator. Answers how to say that it ends. */
export function openTo(
  management: Management,
  db: DataSource,
  app: Pick<INestApplication, 'get'>,
): () => void {
  const readiness = app.get(Readiness);
  management.open({
    measure: measuring(management.registry, db, app),
    isReady: () =>
      readiness.check().then(
        () => true,
        () => false,
      ),
  });
  return () => management.close();
}

/** What is measured when somebody looks: how much waits, and what is in use. */
function measuring(
  registry: Registry,
  db: DataSource,
  app: Pick<INestApplication, 'get'>,
): () => Promise<void> {
  const changes = app.get(Changes);
  const gauges = new Map<string, Gauge>();
  for (const [name, help] of Object.entries(GAUGES)) {
    gauges.set(name, new Gauge({ name, help, registers: [registry] }));
  }
  const connections = new Gauge({
    name: 'village_database_connections',
    help: 'Connections of the pool: open, idle, and requests that wait for one.',
    labelNames: ['state'] as const,
    registers: [registry],
  });
  const set = (name: Name, value: number): void => gauges.get(name)!.set(value);
  return async () => {
    const { totalCount, idleCount, waitingCount } = poolOf(db);
    connections.set({ state: 'open' }, totalCount);
    connections.set({ state: 'idle' }, idleCount);
    connections.set({ state: 'waiting' }, waitingCount);
    set('village_streams_open', changes.size);
    const found = await inTime(
      Promise.all([inRole(db, 'village_keeper', readWaiting), readBacklog(db)]),
    );
    set('village_database_up', found ? 1 : 0);
    if (!found) return;
    const [lines, backlog] = found;
    set('village_ledger_waiting_lines', lines.waiting);
    set('village_ledger_oldest_waiting_seconds', lines.oldest);
    set('village_notifications_unanswered', backlog.unanswered);
    set('village_notifications_oldest_seconds', backlog.oldest);
    set('village_recipients_suspended', backlog.suspended);
    set('village_exports_open', backlog.exports);
  };
}

/** TypeORM's pool, which its types do not name. */
const poolOf = (db: DataSource): Pool => (db.driver as unknown as { readonly master: Pool }).master;

/** What was found, or nothing where it fails or takes too long. */
async function inTime<Found>(asked: Promise<Found>): Promise<Found | undefined> {
  const answer = asked.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, undefined);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
