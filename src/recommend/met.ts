import type { GateCount, GateMet, PurposeExplained } from '@village-butcher/sdk/contract';
import { countOf, drop, join, keep, noneOf, sharedBy, type Bits } from '../catalogue/bits.js';
import type { Course } from './course.js';
import { fieldOf, isHeldBy, type Gate } from './gates.js';

/** Every gate that an item met, in their order: of those that hold it, the first gives the reason. */
export function gatesMet(row: number, gates: readonly Gate[]): GateMet[] {
  const first = gates.find((gate) => isHeldBy(gate, row));
  return gates.map((gate) => ({
    ...shown(gate),
    holds: isHeldBy(gate, row),
    gives: gate === first,
  }));
}

/** How many of a pool each gate holds. What each gives its reason to adds up to all that is held. */
export function gateCounts({ pool, gates }: Course): GateCount[] {
  const left = pool.slice();
  return gates.map((gate) => {
    const rows = heldBy([gate], pool);
    const gives = countOf(sharedBy(rows, left));
    drop(left, rows);
    return { ...shown(gate), holds: countOf(rows), gives };
  });
}

/** How many of a pool are held because of each source, whatever else holds them. */
export function sourceCounts({ pool, gates }: Course): PurposeExplained['heldBy'] {
  const sources = [...new Set(gates.map(({ source }) => source))];
  return sources.map((source) => ({
    source,
    holds: countOf(
      heldBy(
        gates.filter((gate) => gate.source === source),
        pool,
      ),
    ),
  }));
}

function heldBy(gates: readonly Gate[], pool: Bits): Bits {
  const rows = noneOf(pool);
  for (const column of gates.flatMap(({ columns }) => columns)) join(rows, column);
  keep(rows, pool);
  return rows;
}

const shown = (gate: Gate) => ({
  gate: gate.name,
  source: gate.source,
  field: fieldOf(gate),
  reason: gate.reason,
});
