import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueImport, Field } from '@village-butcher/sdk/contract';
import { keepRecipients } from '../../src/audit/outbox.store.js';
import { deskOf, chancesOf, type Desk } from './desk.js';
import { MARKET } from './market.js';
import { asOwner } from './rows.js';
import {
  BRANDT,
  BRANDT_KEEPS_DAYS,
  marketAt,
  MILL_APP,
  partyOf,
  RECIPIENTS,
} from './thousand-market.js';
import { startSealedVillage, type SealedVillage } from './sealed-village.js';
import { emptyJournal, type Act, type Journal, type Written } from './thousand.js';

/** The first morning, a Monday. */
const FIRST = Date.parse('2026-03-02T06:00:00.000Z');
const HOUR_MS = 3_600_000;
/** So many days lie between two rounds: whatever happens in one is over and answered in the next. */
const ROUND_DAYS = 4;

/** A time in a round, by the hours and milliseconds after its morning. */
export const inRound = (round: number, hours: number, ms = 0): Date =>
  new Date(FIRST + round * ROUND_DAYS * 24 * HOUR_MS + hours * HOUR_MS + ms);

/** Somebody, what they told and want, and their own chances. */
interface Somebody {
  readonly n: number;
  readonly who: string;
  readonly chance: (below: number) => number;
  readonly told: Map<Field, string>;
  readonly wishes: Set<string>;
  /** What they said, and how long their chain is. */
  readonly acts: Act[];
  readonly seq: number;
  /** What they told was changed so often. */
  readonly turn: number;
  readonly isGone: boolean;
}

/** The same, as they live on. */
export type Person = Written<Somebody>;

/** A village, whoever lives in it, and what they did. */
export interface Thousand {
  readonly sealed: SealedVillage;
  readonly journal: Journal;
  readonly people: readonly Person[];
  readonly desk: Desk;
  /** Chances by the name of what they decide: the same in every run of a seed, whoever comes first. */
  readonly chanceOf: (name: string) => (below: number) => number;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Publishes the texts of a version. */
export async function publish(
  { sealed: { village }, journal }: Thousand,
  version: number,
  at: Date,
): Promise<void> {
  const market = marketAt(version);
  village.clock.at = at;
  await village.retail(market);
  note(journal, [market.notice, ...market.notices!], at);
}

function note(journal: Journal, texts: readonly CatalogueImport['notice'][], at: Date): void {
  for (const { id, version, locale, text, controls = [], uses } of texts) {
    const sha256 = hashOf(text);
    const labels = new Map(controls.map((one) => [one.id as string, hashOf(one.label)]));
    const about = uses?.flatMap(({ fields, purpose, recipient }) =>
      fields.map((field) => ({ field, recipient, purpose })),
    );
    const lists = { labels, uses: about ?? null };
    journal.texts.push({
      id,
      version,
      locale,
      sha256,
      kept: sha256,
      at: at.toISOString(),
      ...lists,
    });
  }
}

/** Starts it. The day before the first, the market's own texts are there, and then these. */
export async function startThousand(seed: string, people: number): Promise<Thousand> {
  const eve = inRound(-1, 0);
  const sealed = await startSealedVillage({ now: eve });
  const { village } = sealed;
  const journal = emptyJournal(new Map(RECIPIENTS.map((one) => [one.id, partyOf(one)])));
  note(journal, [MARKET.notice, ...MARKET.notices!], eve);
  const keeping = { recipient: BRANDT, keeps: 'copies', keepsDays: BRANDT_KEEPS_DAYS } as const;
  await keepRecipients(village.db, [keeping]);
  journal.keeps.set(BRANDT, 'copies').set(MILL_APP, 'nothing');
  const thousand: Thousand = {
    sealed,
    journal,
    desk: deskOf(village),
    chanceOf: (name) => chancesOf(`${seed} ${name}`),
    people: Array.from({ length: people }, (_, n) => ({
      n,
      who: village.keyring.pseudonymOf(village.issuer.issuer, `${seed} ${n}`),
      chance: chancesOf(`${seed} ${n}`),
      told: new Map<Field, string>(),
      wishes: new Set<string>(),
      acts: [],
      seq: -1,
      turn: 0,
      isGone: false,
    })),
  };
  await publish(thousand, 2, inRound(-1, 1));
  await sealAt(thousand, inRound(-1, 12));
  return thousand;
}

/**
 * Seals all that waits, and lets the log say that it was at a made-up time: the sealer alone asks the
 * database what time it is. Then reads from the public tiles where each leaf is.
 */
export async function sealAt({ sealed, journal }: Thousand, at: Date): Promise<void> {
  const size = await sealed.seal();
  const before = journal.sealed.at(-1)?.size ?? 0;
  if (size === before) return;
  await asOwner(
    sealed.village.ownerUrl,
    `UPDATE ledger.position p SET at = $1::timestamptz - o.n * interval '1 ms'
     FROM (SELECT size, row_number() OVER (ORDER BY size DESC) - 1 AS n FROM ledger.position
       WHERE size > $2) o
     WHERE o.size = p.size`,
    [at, before],
  );
  journal.sealed.push({ at: at.toISOString(), size });
  leavesIn(sealed.places.tiles).forEach((hash, place) => journal.places.set(hash, place));
}

const HASH_BYTES = 32;

/** The leaf hashes of a log as everybody may read them (C2SP tlog-tiles), in their order. */
function leavesIn(log: string): readonly string[] {
  const folder = join(log, 'tile', '0');
  const hashes: string[] = [];
  for (let n = 0; ; n += 1) {
    const name = join(folder, String(n).padStart(3, '0'));
    const widths = existsSync(`${name}.p`) ? readdirSync(`${name}.p`).map(Number) : [];
    const file = existsSync(name) ? name : join(`${name}.p`, String(Math.max(...widths)));
    if (!existsSync(file)) return hashes;
    const bytes = readFileSync(file);
    for (let at = 0; at < bytes.length; at += HASH_BYTES) {
      hashes.push(bytes.subarray(at, at + HASH_BYTES).toString('base64url'));
    }
  }
}
