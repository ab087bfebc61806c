import { createPublicKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { DataSource, QueryRunner } from 'typeorm';
import { checkDatabase, openDatabase } from './database.js';
import { signingKeyAt } from './keys.js';
import type { LedgerSettings } from './ledger-settings.js';
import { logKeyOf } from './ledger/checkpoint.js';
import { vkeyOf } from './ledger/note.js';
import { beginLog, isUntouched } from './ledger/seal-init.flow.js';
import { SealRefusal } from './ledger/seal-refusal.js';
import { takePlace } from './ledger/seal.store.js';
import type { LogPlaces } from './ledger/seal.js';

/** Opens the database as the sealer. */
export const openAsSealer = (url: string): Promise<DataSource> =>
  openDatabase(url, { role: 'village_sealer', poolSize: 3 });

/** Where the log lives, by the settings. Nobody makes a key here: without the right one is none. */
export function placesOf(settings: LedgerSettings): LogPlaces {
  if (!existsSync(settings.ledgerLogKey)) {
    throw new SealRefusal(
      'S6-anchor-missing',
      'There is no log key. On a new log run ledger:init.',
    );
  }
  const { ledgerTiles: tiles, ledgerAnchor: anchor } = settings;
  return { tiles, anchor, key: signingKeyAt(settings.ledgerLogKey) };
}

/** The log's key as people hand it on: whoever has it checks what the log signed. */
export const logVkey = (settings: LedgerSettings, origin: string): string =>
  vkeyOf(logKeyOf(origin, createPublicKey(placesOf(settings).key)));

/** The same where it is known: told by the settings, or because the sealer's key lies here. */
export const knownVkey = (settings: LedgerSettings, origin: string): string | undefined =>
  settings.ledgerVkey ??
  (existsSync(settings.ledgerLogKey) ? logVkey(settings, origin) : undefined);

/** Makes the key of a new log, its folders and its first anchor. */
export async function initLog(db: DataSource, settings: LedgerSettings): Promise<void> {
  const { ledgerTiles: tiles, ledgerAnchor: anchor } = settings;
  if (!(await isUntouched(db, { tiles, anchor }))) {
    throw new SealRefusal(
      'S6-anchor-missing',
      'A log is here already: see ledger:status. Where its anchor is missing, put that back.',
    );
  }
  const key = signingKeyAt(settings.ledgerLogKey);
  await beginLog(db, { tiles, anchor, key }, new Date());
}

/** The same, where the whole installation is new; otherwise nothing. */
export async function initNewLog(db: DataSource, settings: LedgerSettings): Promise<void> {
  const { ledgerTiles: tiles, ledgerAnchor: anchor } = settings;
  if (await isUntouched(db, { tiles, anchor })) await initLog(db, settings);
}

/** Takes the sealer's place, on a database that may be trusted with it. Whoever leaves gives it up. */
export async function enter(db: DataSource): Promise<QueryRunner> {
  await checkDatabase(db).catch((cause: unknown) => {
    throw new SealRefusal('S1-settings', (cause as Error).message, { cause });
  });
  const session = db.createQueryRunner();
  await session.connect();
  try {
    await takePlace(session.manager);
    return session;
  } catch (cause) {
    await session.release();
    throw cause;
  }
}

/** Gives up the sealer's place. On a connection that broke it is free already. */
export async function leave(session: QueryRunner): Promise<void> {
  await session.query('SELECT pg_advisory_unlock_all()').catch(() => {});
  await session.release().catch(() => {});
}
