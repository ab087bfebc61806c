import { HEAVINESS } from '@village-butcher/sdk/contract';
import type { Recipe } from '../src/catalogue/item.js';
import type { Shelf } from '../src/catalogue/shelf.js';
import { tieOf } from '../src/catalogue/seed.js';
import type { Visit } from '../src/recommend/permitted.js';
import { seedOf } from '../src/recommend/rank.js';
import type { Household } from './gate-households.js';

/** The best so far, best first. */
interface Kept {
  readonly rows: number[];
  readonly scores: number[];
}

/** So many best are kept. */
const MOST = 200;

/**
 * What one would write at first: everything that a gate asks of a recipe packed into a few numbers,
 * one recipe after another looked at, its score worked out, the best kept in a sorted list.
 */
export class PackedScan {
  readonly #shelf: Shelf;
  readonly #recipes: readonly Recipe[];
  readonly #contains: Int32Array;
  readonly #traces: Int32Array;
  readonly #traits: Int32Array;
  readonly #breaks: Int32Array;
  readonly #minutes: Int32Array;
  readonly #carbohydrates: Int32Array;
  readonly #heaviness: Uint8Array;
  readonly #here: Uint8Array;
  readonly #merit: Float64Array;
  readonly #hashes: Uint32Array;

  constructor(shelf: Shelf, store: string, month: number) {
    const { recipes } = shelf;
    const { items } = recipes;
    this.#shelf = shelf;
    this.#recipes = items;
    this.#contains = Int32Array.from(items, ({ contains, unknown }) => contains | unknown);
    this.#traces = Int32Array.from(items, ({ mayContain }) => mayContain);
    this.#traits = Int32Array.from(items, ({ traits }) => traits);
    this.#breaks = Int32Array.from(items, ({ breaks }) => breaks);
    this.#minutes = Int32Array.from(items, ({ minutes }) => minutes);
    this.#carbohydrates = Int32Array.from(items, ({ carbohydrates }) => carbohydrates);
    this.#heaviness = Uint8Array.from(items, ({ heaviness }) => HEAVINESS.indexOf(heaviness));
    this.#here = Uint8Array.from(items, ({ stores }) => Number(stores.has(store)));
    this.#merit = recipes.merit(month);
    this.#hashes = recipes.hashes;
  }

  /** The best recipes of a household, best first: their rows. */
  best(household: Household, visit: Visit): readonly number[] {
    const seed = seedOf(visit);
    const wanted = this.#wantedBy(household);
    const { allergens, traits, diets, carbohydratesMax, isImportant, minutesMax } = household;
    const rows: number[] = [];
    const scores: number[] = [];
    for (let row = 0; row < this.#merit.length; row += 1) {
      if (this.#here[row] === 0) continue;
      if (((this.#contains[row]! | this.#traces[row]!) & allergens) !== 0) continue;
      if ((this.#traits[row]! & traits) !== 0 || (this.#breaks[row]! & diets) !== 0) continue;
      if (this.#carbohydrates[row]! > carbohydratesMax || this.#minutes[row]! > minutesMax)
        continue;
      const heaviness = this.#heaviness[row]!;
      if (isImportant && heaviness === HEAVY) continue;
      const score = this.#scoreOf(row, heaviness, wanted, household);
      if (rows.length === MOST && score < scores[MOST - 1]!) continue;
      this.#insert(row, score, { rows, scores }, seed);
    }
    return rows;
  }

  /** How many of a recipe's products are wanted. */
  #wantedBy({ wants }: Household): Uint8Array {
    const counts = new Uint8Array(this.#merit.length);
    const products = new Set(wants.flatMap((food) => [...(this.#shelf.foods.get(food) ?? [])]));
    for (const product of products) {
      for (const row of this.#shelf.uses[product]!) counts[row]! += 1;
    }
    return counts;
  }

  #scoreOf(row: number, heaviness: number, wanted: Uint8Array, household: Household): number {
    const { isImportant, minutesMax } = household;
    const light = isImportant ? 1 - heaviness / 2 : 0;
    const quick = minutesMax < Infinity ? 1 - this.#minutes[row]! / minutesMax : 0;
    const evening = 0.15 * Math.max(light, quick);
    const remembered =
      wanted[row] === 0 ? 0 : (0.3 * wanted[row]!) / this.#recipes[row]!.products.length;
    return Math.round((this.#merit[row]! + evening + remembered) * 1e9);
  }

  #insert(row: number, score: number, { rows, scores }: Kept, seed: number): void {
    const tie = tieOf(this.#hashes[row]!, seed);
    let [low, high] = [0, rows.length];
    while (low < high) {
      const half = (low + high) >> 1;
      const isAfter =
        scores[half]! > score ||
        (scores[half] === score && tieOf(this.#hashes[rows[half]!]!, seed) < tie);
      if (isAfter) low = half + 1;
      else high = half;
    }
    rows.splice(low, 0, row);
    scores.splice(low, 0, score);
    if (rows.length > MOST) {
      rows.pop();
      scores.pop();
    }
  }
}

const HEAVY = HEAVINESS.indexOf('heavy');
