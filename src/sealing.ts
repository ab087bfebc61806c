import { setTimeout } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { traceOf } from './api/log.js';
import type { LedgerSettings } from './ledger-settings.js';
import { checkQueue } from './ledger/check.flow.js';
import type { Range } from './ledger/merkle.js';
import { writeErasureLines, writeHeartbeat } from './ledger/seal-lines.flow.js';
import { SealRefusal } from './ledger/seal-refusal.js';
import { seal } from './ledger/seal.flow.js';
import { readWaiting } from './ledger/seal.store.js';
import type { Steps } from './ledger/seal.js';
import { enter, initNewLog, leave, openAsSealer, placesOf } from './log-places.js';

/** How often is looked whether a line lost its place in the queue, and whether one waits too long. */
const WATCH_MS = 60_000;
const TOO_LONG_S = 60;
/** How far back is looked each time. `ledger:check` looks at everything. */
const WATCHED_MS = 3_600_000;

/** What a running sealer says, for people. */
export type Say = (text: string) => void;

/** Seals inside the service: where the database is its own, and nobody else is there to do it. */
export async function sealInside(
  url: string,
  settings: LedgerSettings,
  say: Say,
): Promise<() => Promise<void>> {
  const db = await openAsSealer(url);
  await initNewLog(db, settings);
  const sealing = new Sealing(db, settings, say);
  return () => sealing.stop();
}

/**
 * Seals as long as it runs. Whatever goes wrong is said once, with its code, and tried again: it
 * never ends anything but sealing.
 */
export class Sealing {
  #session: QueryRunner | undefined;
  #border: Range | null = null;
  #watchedAt = 0;
  #said = '';
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;

  constructor(
    private readonly db: DataSource,
    private readonly settings: LedgerSettings,
    private readonly say: Say,
    private readonly tell: Steps = () => {},
  ) {
    this.#ended = this.#run();
  }

  /** Ends after what it is doing now. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
    await this.#leave();
    if (this.db.isInitialized) await this.db.destroy();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.#tried();
      await setTimeout(this.settings.sealEvery * 1000, undefined, { signal }).catch(() => {});
    }
  }

  async #tried(): Promise<void> {
    try {
      await this.#turn();
      if (this.#said !== '') this.say('The sealer is well again.');
      this.#said = '';
    } catch (cause) {
      await this.#leave();
      const said = spoken(cause);
      if (said !== this.#said) this.say(said);
      this.#said = said;
    }
  }

  /** One turn: what is due is written, and all that waits is sealed. */
  async #turn(): Promise<void> {
    const now = new Date();
    const places = placesOf(this.settings);
    const session = (this.#session ??= await enter(this.db));
    await writeHeartbeat(this.db, now);
    await writeErasureLines(this.db, now, 'daily');
    do {
      const done = await seal({ ...places, session, tell: this.tell }, this.#border);
      this.#border = done.border;
      if (done.lines === 0) break;
    } while (!this.#stop.signal.aborted);
    await this.#watch(now);
  }

  async #leave(): Promise<void> {
    const session = this.#session;
    [this.#session, this.#border] = [undefined, null];
    if (session) await leave(session);
  }

  async #watch(now: Date): Promise<void> {
    if (now.getTime() - this.#watchedAt < WATCH_MS) return;
    await checkQueue(this.db, new Date(now.getTime() - WATCHED_MS));
    this.#watchedAt = now.getTime();
    const { waiting, oldest } = await readWaiting(this.db);
    if (oldest > TOO_LONG_S) this.say(`${waiting} lines wait, the oldest for ${oldest} seconds.`);
  }
}

function spoken(cause: unknown): string {
  if (cause instanceof SealRefusal) return `The sealer rests. ${cause.code}: ${cause.message}`;
  const { error, at } = traceOf(cause);
  return `The sealer rests. ${error} at ${at.join(' < ')}`;
}
