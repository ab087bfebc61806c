import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import type { Keyring } from '../ledger/keyring.js';
import type { PublishedLog } from '../ledger/published.store.js';
import { hashesIn } from '../ledger/tile.js';
import type { OfUse, Stretch } from './answer-page.js';
import { readEngine, readEvidence, readWhole, type Evidence } from './evidence.store.js';
import { astray, findingsOf, type Finding } from './integrity.js';

/** What the service has of the log, and of the lines in it. */
interface Holding {
  readonly db: DataSource;
  readonly keyring: Keyring;
  readonly published: PublishedLog;
}

const TILE = 256;

/**
 * Holds what is kept of a stretch of the log against what was published. The service says so of
 * itself: whoever can change it can change this answer, and the verifier asks nobody.
 */
export async function checksOf(holding: Holding, stretch: Stretch): Promise<readonly OfUse[]> {
  const kept = await readEvidence(holding.db, holding.keyring, stretch);
  const hashAt = await publishedAt(holding.published, kept);
  const strays = await straysOf(holding, kept);
  return kept.map((one) => ({
    position: one.position,
    rows: [
      ...findingsOf({ ...one, published: hashAt(one.position) }),
      ...(strays.get(one.position) ?? []),
    ].map(rowOf),
  }));
}

/** The leaf hashes that everybody may read, where there are some. */
async function publishedAt(
  published: PublishedLog,
  kept: readonly Evidence[],
): Promise<(position: number) => string | null> {
  const size = await published.size();
  const indexes = new Set(kept.map(({ position }) => Math.floor(position / TILE)));
  const tiles = new Map<number, readonly Buffer[]>();
  for (const index of indexes) {
    const width = Math.min(TILE, size - index * TILE);
    const bytes = await published.tile({ level: 0, index, width });
    if (bytes) tiles.set(index, hashesIn(bytes, width));
  }
  return (position) =>
    tiles.get(Math.floor(position / TILE))?.[position % TILE]?.toString('base64url') ?? null;
}

/** Where the engine reads something else than the lines say: of whoever's last line is here. */
async function straysOf(
  { db, keyring }: Holding,
  kept: readonly Evidence[],
): Promise<ReadonlyMap<number, readonly Finding[]>> {
  const last = kept.filter(({ isLast, leafHash }) => isLast && leafHash !== null);
  const customers = last.map(({ customer }) => customer);
  const chains = await readWhole(db, keyring, customers);
  const engine = await readEngine(db, customers);
  const strays = new Map<number, readonly Finding[]>();
  for (const { customer, position } of last) {
    const [chain, read] = [chains.get(customer), engine.get(customer)];
    // Somebody who acted in between is looked at when that act is in the log.
    if (chain?.at(-1)?.seq !== read?.seq) continue;
    strays.set(position, astray(position, chain ?? [], read?.words ?? []));
  }
  return strays;
}

const rowOf = (finding: Finding): AnswerRow => ({
  position: finding.position,
  cells: { ...finding },
});
