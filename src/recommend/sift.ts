import type { Field } from '@village-butcher/sdk/contract';
import { countOf, drop, join, keep, meet, noneOf, type Bits } from '../catalogue/bits.js';
import type { Gate } from './gates.js';

/** What brings items, and the field that it rests on; `null` where it holds for everybody. */
export interface Bringing {
  readonly field: Field | null;
  readonly rows: Bits;
}

/** What the gates made of a pool of items. */
export interface Sifted {
  /** What passed every gate. */
  readonly passing: Bits;
  /** What of it something brings. */
  readonly candidates: Bits;
  /** Whether the candidates would be others without what a gate rests on. Only then it is a reason. */
  readonly isDecisive: (gate: Gate) => boolean;
}

/** Every item meets every gate. Scores are not known here, and so could not matter (L5). */
export function sift(pool: Bits, gates: readonly Gate[], bringing: readonly Bringing[]): Sifted {
  const passing = pool.slice();
  for (const { columns } of gates) for (const rows of columns) drop(passing, rows);
  const candidates = broughtOf(passing, pool, bringing);
  const decisions = new Map<Gate, boolean>();
  return {
    passing,
    candidates,
    isDecisive: (gate) => {
      const known = decisions.get(gate) ?? decides(gate, pool, gates, bringing);
      decisions.set(gate, known);
      return known;
    },
  };
}

/** What of some rows something brings. */
function broughtOf(rows: Bits, pool: Bits, bringing: readonly Bringing[]): Bits {
  if (bringing.some((one) => one.rows === pool)) return rows;
  const all = noneOf(rows);
  for (const one of bringing) join(all, one.rows);
  keep(all, rows);
  return all;
}

/** Whether an item would be a candidate but for what one gate rests on, and is held by it first. */
function decides(
  gate: Gate,
  pool: Bits,
  gates: readonly Gate[],
  bringing: readonly Bringing[],
): boolean {
  const others = pool.slice();
  const earlier = gates.slice(0, gates.indexOf(gate));
  for (const one of gates) {
    if (one.source === gate.source && !earlier.includes(one)) continue;
    for (const rows of one.columns) drop(others, rows);
  }
  const brought = broughtOf(
    others,
    pool,
    bringing.filter(({ field }) => field !== gate.source),
  );
  return gate.columns.some((rows) => meet(brought, rows));
}

/** How many of a pool were held. */
export const heldOf = ({
  pool,
  passing,
}: {
  readonly pool: Bits;
  readonly passing: Bits;
}): number => countOf(pool) - countOf(passing);
