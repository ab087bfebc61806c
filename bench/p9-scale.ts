import { appends } from './appends.js';
import type { Base, Ground } from './ground.js';
import { liveOn, type History } from './history.js';
import { latencyInFlight, type Latency } from './rate.js';
import { disclosedReads } from './reads.js';
import { rounded, type Bench, type Figure, type Row } from './row.js';
import { comparedIn, turns, type Side, type Window } from './windows.js';

const LINES = 10;
const SMALL: History = { customers: 1_000, permissions: 40, lines: LINES };
const LARGE: History = { customers: 100_000, permissions: 40, lines: LINES };
const WINDOW_MS = 2_000;
const WHERE = 'at 1,000,000 lines and 100,000 customers ÷ at 10,000 and 1,000';

/** P9: what customers notice of there being many of them, and of what they did in the past. */
export const scale: Row = async (bench) => {
  const ground = await bench.ground();
  const small = await livedIn(bench, ground, SMALL);
  const large = await livedIn(bench, ground, LARGE);
  return [
    ...(await figures(bench, 'append of an act of one line', [large.append, small.append])),
    ...(await figures(bench, 'permitted read with its disclosure', [large.read, small.read])),
  ];
};

type Task = () => Promise<unknown>;

/** A database after years, and what is done in it. */
async function livedIn({ say }: Bench, ground: Ground, history: History) {
  const { customers, lines } = history;
  say(`${customers} customers live on until they have ${customers * lines} lines`);
  const { ownerUrl, db }: Base = await ground.base(`p9_${customers}`);
  await liveOn(ownerUrl, history);
  return { append: appends(db, history, lines), read: disclosedReads(db, customers) };
}

/** The middle and the hundredth of one thing, of the same windows. */
async function figures(
  { say }: Bench,
  what: string,
  [large, small]: readonly [Task, Task],
): Promise<readonly Figure[]> {
  say(`${what}, 16 in flight`);
  const busy = await latencies([large, small], 16);
  say(`${what}, 1 in flight`);
  const calm = await latencies([large, small], 1);
  const figure = (quantile: keyof Latency): Figure => ({
    id: 'P9',
    what: `${what}, ${quantile} ${WHERE}, 16 in flight`,
    goal: 1.2,
    isMost: true,
    unit: 'milliseconds',
    ...comparedIn(only(busy, quantile)),
    note: `The ${what}, ${quantile}, 1 in flight: ${rounded(comparedIn(only(calm, quantile)).ratio)}.`,
  });
  return [figure('p50'), figure('p99')];
}

function latencies([large, small]: readonly [Task, Task], inFlight: number) {
  const side =
    (task: Task): Side<Latency> =>
    () =>
      latencyInFlight(task, { inFlight, ms: WINDOW_MS });
  return turns(side(large), side(small));
}

const only = (windows: readonly Window<Latency>[], quantile: keyof Latency): Window[] =>
  windows.map(({ ours, baseline }) => ({ ours: ours[quantile], baseline: baseline[quantile] }));
