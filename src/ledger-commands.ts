import process from 'node:process';
import type { DataSource } from 'typeorm';
import { latest } from './ledger/anchor.store.js';
import { checkLedger } from './ledger/check.flow.js';
import { recover } from './ledger/recover.flow.js';
import { writeErasureLines } from './ledger/seal-lines.flow.js';
import { readLog, readWaiting } from './ledger/seal.store.js';
import { readCheckpoint, tilesEnd } from './ledger/tiles.store.js';
import type { LedgerSettings } from './ledger-settings.js';
import { enter, initLog, knownVkey, leave, placesOf } from './log-places.js';
import { Settings } from './settings.js';
import { checkKeysIn, DAY_S, trustIn } from './trust-file.js';

type Command = (db: DataSource, settings: LedgerSettings) => Promise<string>;

/** What an operator does with the log, by its name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  async init(db, settings) {
    await initLog(db, settings);
    return `The log has begun. Its key is ${settings.ledgerLogKey}: back it up, and the anchor too.`;
  },

  async status(db, settings) {
    const { ledgerTiles, ledgerAnchor } = settings;
    const log = await readLog(db);
    const anchored = await latest(ledgerAnchor);
    const shown = await readCheckpoint(ledgerTiles);
    const { waiting, oldest } = await readWaiting(db);
    return [
      `anchor    ${sizeIn(anchored?.note ?? null)}`,
      `database  ${log?.size ?? 'no log'}`,
      `tiles     ${await tilesEnd(ledgerTiles)}`,
      `shown     ${sizeIn(shown)}`,
      `waiting   ${waiting}, the oldest for ${oldest} s`,
      `key       ${(log && knownVkey(settings, log.origin)) ?? 'not here'}`,
    ].join('\n');
  },

  async check(db, settings) {
    const leaves = await checkLedger(db, placesOf(settings));
    return `${leaves} leaves: database, tiles and anchor agree, and nothing is missing.`;
  },

  async recover(db, settings) {
    const session = await enter(db);
    const work = recover(db, placesOf(settings), new Date());
    const { leaves, lost } = await work.finally(() => leave(session));
    return `${leaves} leaves are back, ${lost} of them without their lines. Run ledger:check.`;
  },

  async trust(db, ledger) {
    const { keyFolder } = new Settings(process.env);
    const log = await readLog(db);
    if (!log) throw new Error('There is no log yet: see ledger:init.');
    checkKeysIn(keyFolder);
    const { origin } = log;
    return JSON.stringify(trustIn({ keyFolder, ledger }, { origin, maxAge: DAY_S }), null, 2);
  },

  async 'erase-due'(db) {
    return `${await writeErasureLines(db, new Date(), 'now')} leaves are named by erasure lines.`;
  },
};

const sizeIn = (note: string | null): string => note?.split('\n')[1] ?? 'none';
