import { join, resolve } from 'node:path';
import { IsIn, IsOptional } from 'class-validator';
import { checkSettings, must, toldBy, wholeBetween, type Environment } from './setting.js';

const DAY_S = 86_400;

/** What the ledger is told by the environment: the service and the sealer read the same. */
export class LedgerSettings {
  /** The name of a log that is opened now: host, "village", year. An open log keeps its name. */
  @must('be a name such as shop.example/village/2026', isOrigin)
  readonly ledgerOrigin: string;

  /** Where the log is published: checkpoints, tiles and entry bundles. */
  readonly ledgerTiles: string;

  /** Where the last checkpoint is remembered: another disk than the database's, better another house. */
  readonly ledgerAnchor: string;

  /** The key that signs the log. The sealer alone reads it. */
  readonly ledgerLogKey: string;

  /** The public half of that key, for pages where the sealer stands apart. */
  @IsOptional()
  @must('be a key as ledger:status names it', isVkey)
  readonly ledgerVkey: string | undefined;

  /** Seconds between two batches while lines wait. */
  @must(`be a whole number from 1 to ${DAY_S}`, wholeBetween(1, DAY_S))
  readonly sealEvery: number;

  /** What an erasure keeps: nothing, or the consent lines under hold (GDPR Art. 17(3)(e)). */
  @IsIn(['shred', 'restrict'], { message: 'must be shred or restrict.' })
  readonly erasureMode: 'shred' | 'restrict';

  constructor(environment: Environment, year: number = new Date().getUTCFullYear()) {
    const told = toldBy(environment);
    const folder = resolve(told('VILLAGE_FOLDER') ?? '.village');
    const keys = resolve(told('KEY_FOLDER') ?? join(folder, 'keys'));
    this.ledgerOrigin = told('LEDGER_ORIGIN') ?? `${hostOf(told('PUBLIC_URL'))}/village/${year}`;
    this.ledgerTiles = resolve(told('LEDGER_TILES') ?? join(folder, 'log'));
    this.ledgerAnchor = resolve(told('LEDGER_ANCHOR') ?? join(folder, 'anchor'));
    this.ledgerLogKey = resolve(told('LEDGER_LOG_KEY') ?? join(keys, 'log.key'));
    this.ledgerVkey = told('LEDGER_VKEY');
    this.sealEvery = Number(told('SEAL_EVERY') ?? 1);
    this.erasureMode = (told('ERASURE_MODE') ?? 'shred') as 'shred' | 'restrict';
    checkSettings(this);
  }
}

const hostOf = (url: string | undefined): string =>
  url && URL.canParse(url) ? new URL(url).host : 'localhost';

/** What a signed note allows in a name: no space, no plus sign, nothing that breaks a line. */
function isOrigin(name: unknown): boolean {
  return typeof name === 'string' && /^[\w.:-]+(\/[\w.-]+)*$/.test(name) && name.length <= 200;
}

/** A name, its key's id and the key (C2SP signed-note): nothing that ends an attribute. */
function isVkey(key: unknown): boolean {
  return typeof key === 'string' && /^[\w.:/-]{1,200}\+[\da-f]{8}\+[\w+/=]{44}$/.test(key);
}
