import type { Field } from '@village-butcher/sdk/contract';
import { countOf, drop, join, keep, meet, noneOf, type Bits } from '../catalogue/bits.js';
import type { Gate, Source } from './gates.js';

/** What brings items, and the field that it rests on; `null` where it holds for everybody. */
export interface Bringing {
  readonly field: Field | null;
  readonly rows: Bits;
}

/** What the gates made of a pool of items. */
export interface Sifted {
  /** What passed every gate and has something that brings it. */
  readonly candidates: Bits;
  readonly heldCount: number;
  /** Whether the candidates would be others without what a gate rests on. Only then it is a reason. */
  readonly isDecisive: (gate: Gate) => boolean;
}

/** Every item meets every gate. Scores are not known here, and so could not matter (L5). */
export function sift(pool: Bits, gates: readonly Gate[], bringing: readonly Bringing[]): Sifted {
  const held = heldBySource(pool, gates);
  const passing = pool.slice();
  for (const rows of held.values()) drop(passing, rows);
  const heldCount = countOf(pool) - countOf(passing);
  keep(passing, brought(pool, bringing));
  return {
    candidates: passing,
    heldCount,
    isDecisive: (gate) => {
      const others = without(gate.source, pool, held, bringing);
      for (const earlier of gates.slice(0, gates.indexOf(gate))) {
        if (earlier.source === gate.source) for (const rows of earlier.columns) drop(others, rows);
      }
      return gate.columns.some((rows) => meet(others, rows));
    },
  };
}

/** For each source, all that its gates hold. */
function heldBySource(pool: Bits, gates: readonly Gate[]): ReadonlyMap<Source, Bits> {
  const held = new Map<Source, Bits>();
  for (const { source, columns } of gates) {
    const rows = held.get(source) ?? noneOf(pool);
    for (const column of columns) join(rows, column);
    held.set(source, rows);
  }
  return held;
}

function brought(pool: Bits, bringing: readonly Bringing[]): Bits {
  const rows = noneOf(pool);
  for (const one of bringing) join(rows, one.rows);
  return rows;
}

/** The candidates that there would be without one source. */
function without(
  left: Source,
  pool: Bits,
  held: ReadonlyMap<Source, Bits>,
  bringing: readonly Bringing[],
): Bits {
  const others = pool.slice();
  for (const [source, rows] of held) if (source !== left) drop(others, rows);
  keep(
    others,
    brought(
      pool,
      bringing.filter(({ field }) => field !== left),
    ),
  );
  return others;
}
