import { performance } from 'node:perf_hooks';
import { compile, type Shelf } from '../src/catalogue/shelf.js';
import { monthOf } from '../src/base/day.js';
import { courseOf } from '../src/recommend/course.js';
import { best } from '../src/recommend/rank.js';
import { suggest } from '../src/recommend/suggest.js';
import { gateCatalogue, STORE } from './gate-catalogue.js';
import { gateHouseholds, VISIT, type Household } from './gate-households.js';
import { PackedScan } from './packed-scan.js';
import { compare, median, type Compared } from './windows.js';

/*
 * Gates, score and top-k over one catalogue, in a process of its own: its memory is that of nothing
 * else. It sends what it saw, and ends.
 */

/** What one size of catalogue cost. Times in milliseconds a request. */
export interface Walked extends Compared {
  readonly recipes: number;
  readonly p50: number;
  readonly p95: number;
  /** The same with selection, reasons and the shopping list. */
  readonly wholeP50: number;
  /** Columns and postings, in megabytes; and the items themselves, names and all. */
  readonly columnsMb: number;
  readonly itemsMb: number;
  readonly compiledS: number;
}

const MOST = 200;
const HOUSEHOLDS = 64;
const WINDOW_MS = 1_500;
const DAY = { on: VISIT.date, claims: new Map() };

const recipes = Number(process.argv[2]);
const document = gateCatalogue(recipes);
const before = memory();
const start = performance.now();
const shelf = compile(document, 'bench', DAY);
const compiledS = (performance.now() - start) / 1000;
const after = memory();

const scan = new PackedScan(shelf, STORE, monthOf(VISIT.date));
const households = gateHouseholds(HOUSEHOLDS);
const walk = ({ permitted }: Household) => {
  const course = courseOf('recipes', permitted, VISIT, shelf);
  return best(course.candidates, MOST, course, VISIT);
};
const whole = ({ permitted }: Household) => suggest(permitted, VISIT, shelf);
checkThatTheyAgree(shelf);

const compared = await compare(
  () => rateOf(walk),
  () => rateOf((one) => scan.best(one, VISIT)),
);
const took = timesOf(walk);
const wholeTook = timesOf(whole);
process.send!({
  ...compared,
  recipes,
  p50: median(took),
  p95: took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)]!,
  wholeP50: median(wholeTook),
  columnsMb: (after.arrayBuffers - before.arrayBuffers) / 1e6,
  itemsMb: (after.heapUsed - before.heapUsed) / 1e6,
  compiledS,
} satisfies Walked);
process.disconnect();

/** Somebody who is fast and wrong wins nothing. */
function checkThatTheyAgree({ recipes: rack }: Shelf): void {
  for (const household of households) {
    const ours = walk(household).map(({ row }) => rack.items[row]!.ref);
    const theirs = scan.best(household, VISIT).map((row) => rack.items[row]!.ref);
    if (ours.join() !== theirs.join()) throw new Error('The two sides do not agree.');
  }
}

/** Households a second. */
function rateOf(once: (household: Household) => unknown): number {
  const from = performance.now();
  for (let done = 0; ;) {
    for (const household of households) once(household);
    done += households.length;
    const ms = performance.now() - from;
    if (ms >= WINDOW_MS) return (done * 1000) / ms;
  }
}

/** Milliseconds of each of many single requests. */
function timesOf(once: (household: Household) => unknown): readonly number[] {
  const all = Array.from({ length: 10 }, () => households).flat();
  return all.map((household) => {
    const from = performance.now();
    once(household);
    return performance.now() - from;
  });
}

function memory(): NodeJS.MemoryUsage {
  globalThis.gc!();
  return process.memoryUsage();
}
