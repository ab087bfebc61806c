import type { Field } from '@village-butcher/sdk/contract';
import type { Item } from '../catalogue/item.js';
import { traitBit } from '../food/trait.js';
import type { Gate } from './gates.js';
import type { Told } from './told.js';

/** What the gates made of a pool of items. */
export interface Sifted {
  /** What passed every gate and has something that brings it. */
  readonly candidates: readonly Item[];
  readonly heldCount: number;
  /** The gates without whose source the candidates would be others. Only they are reasons. */
  readonly decisive: ReadonlySet<Gate>;
}

/** Every item meets every gate. Scores are not known here, and so could not matter (L5). */
export function sift(pool: readonly Item[], gates: readonly Gate[], told: Told): Sifted {
  const candidates: Item[] = [];
  const decisive = new Set<Gate>();
  let heldCount = 0;
  for (const item of pool) {
    const first = gates.find((gate) => gate.holds(item));
    if (first) {
      heldCount += 1;
      if (!decisive.has(first) && decides(first, item, gates, told)) decisive.add(first);
    } else if (bringersOf(item, told).length > 0) candidates.push(item);
  }
  return { candidates, heldCount, decisive };
}

/** Whether an item would be a candidate but for what one gate rests on. */
const decides = ({ source }: Gate, item: Item, gates: readonly Gate[], told: Told): boolean =>
  gates.every((gate) => gate.source === source || !gate.holds(item)) &&
  bringersOf(item, told).some((field) => field !== source);

/**
 * What brings an item. A tip needs a note, a pet or the season (`null`: no field of anybody's). A
 * recipe needs nothing, nor does what was asked for by name.
 */
export function bringersOf(item: Item, told: Told): readonly (Field | null)[] {
  if (item.kind === 'recipe' || told.isNamed) return EVERYBODYS;
  const isPetFood = (item.traits & traitBit('pet-food')) !== 0;
  return [
    told.wanted.has(item) && ('memory' as const),
    item.forPets.some((species) => told.pets.has(species)) && ('pets' as const),
    item.season[told.month]! > 0 && !isPetFood && null,
  ].filter((field) => field !== false);
}

const EVERYBODYS = [null];
