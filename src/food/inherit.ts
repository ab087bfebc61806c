import type { Mask } from './mask.js';
import { maskOf } from './mask.js';
import type { Aisle, Fact } from './fact.js';
import { CODES, type Row, type Said } from './row.js';

/** A food with what it inherits. */
export interface Food {
  readonly id: string;
  readonly row: Row;
  /** Sets over the 14. */
  readonly contains: Mask;
  readonly may: Mask;
  readonly facts: ReadonlySet<Fact>;
  /** Facts that are so for some of it, and not for all. */
  readonly varies: ReadonlySet<Fact>;
  /** Itself, its parents and theirs. */
  readonly kinds: ReadonlySet<string>;
  readonly aisle: Aisle | null;
}

/** The foods of some rows, each with what its parents hand down. */
export function foodsOf(rows: readonly Row[]): ReadonlyMap<string, Food> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const foods = new Map<string, Food>();
  const foodOf = (id: string): Food => {
    const known = foods.get(id);
    if (known) return known;
    const row = byId.get(id)!;
    const food = inherited(row, row.parents.map(foodOf));
    foods.set(id, food);
    return food;
  };
  for (const { id } of rows) foodOf(id);
  return foods;
}

function inherited(row: Row, parents: readonly Food[]): Food {
  const { id, allergens, facts } = row;
  const dropped = maskOf(CODES, allergens.dropped);
  const contains = parents.reduce((mask, one) => mask | one.contains, 0) & ~dropped;
  const may = parents.reduce((mask, one) => mask | one.may, 0) & ~dropped;
  const certain = contains | maskOf(CODES, allergens.certain);
  const sure = merged(
    parents.map((one) => one.facts),
    facts.certain,
    facts,
  );
  return {
    id,
    row,
    contains: certain,
    may: (may | maskOf(CODES, allergens.possible)) & ~certain,
    facts: sure,
    varies: merged(
      parents.map((one) => one.varies),
      facts.possible,
      facts,
    ),
    kinds: new Set([id, ...parents.flatMap(({ kinds }) => [...kinds])]),
    aisle: row.aisle ?? parents.find(({ aisle }) => aisle !== null)?.aisle ?? null,
  };
}

function merged(
  inheritedFacts: readonly ReadonlySet<Fact>[],
  own: readonly Fact[],
  { dropped }: Said<Fact>,
): ReadonlySet<Fact> {
  const [first, ...others] = inheritedFacts;
  if (first && others.length + own.length + dropped.length === 0) return first;
  const all = new Set([...inheritedFacts.flatMap((facts) => [...facts]), ...own]);
  for (const fact of dropped) all.delete(fact);
  return all;
}
