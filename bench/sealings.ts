import { performance } from 'node:perf_hooks';
import type { Range } from '../src/ledger/merkle.js';
import { seal, type Sealer } from '../src/ledger/seal.flow.js';
import { ID } from './crowd.js';
import { asOwner } from './ground.js';
import type { Side } from './windows.js';

/** What has piled up when the sealer comes: half of what it puts under one checkpoint. */
export const BACKLOG = 16_384;

/** Seals all that waits, with a backlog that was put there before the clock ran. */
export function sealings(ownerUrl: string, sealer: Sealer): Side {
  let border: Range | null = null;
  return async () => {
    await asOwner(ownerUrl, WAITING);
    let lines = 0;
    const start = performance.now();
    for (let sealed = 1; sealed > 0; lines += sealed) {
      const done = await seal(sealer, border);
      border = done.border;
      sealed = done.lines;
    }
    return (lines * 1000) / (performance.now() - start);
  };
}

const WAITING = `
  INSERT INTO ledger.queue (customer_id, line_id, kind, seq, entry, leaf_hash, queued_at)
  SELECT ${ID}, line, 1, 0, entry, sha256('\\x00'::bytea || entry), clock_timestamp()
  FROM (
    SELECT n % 1000 AS n, gen_random_uuid() AS line,
      '\\x0101'::bytea || sha256(convert_to(random()::text || n, 'UTF8')) AS entry
    FROM generate_series(1, ${BACKLOG}) n
  ) w`;
