/** One side of a comparison: works for one window, and says how much it did a second. */
export type Side<Seen = number> = () => Promise<Seen> | Seen;

/** What both sides did, one right after the other. */
export interface Window<Seen = number> {
  readonly ours: Seen;
  readonly baseline: Seen;
}

/** The medians of both sides, and the median of the windows' ratios. */
export interface Compared extends Window {
  readonly ratio: number;
}

/** Fewer than five say too little. An odd number has a window in its middle. */
const WINDOWS = 7;

/** What comes of both sides in turns. */
export const compare = async (ours: Side, baseline: Side): Promise<Compared> =>
  comparedIn(await turns(ours, baseline));

/**
 * Lets both sides work in turns, after a first turn that does not count. Whoever went first goes
 * second the next time: a machine that grows slower meanwhile favours neither.
 */
export async function turns<Seen>(ours: Side<Seen>, baseline: Side<Seen>): Promise<Window<Seen>[]> {
  await ours();
  await baseline();
  const windows: Window<Seen>[] = [];
  for (let turn = 0; turn < WINDOWS; turn++) {
    windows.push(turn % 2 === 0 ? await oursFirst(ours, baseline) : await last(ours, baseline));
  }
  return windows;
}

/**
 * A ratio is taken within a window, where both sides met the same machine, and only then the
 * median: so what disturbs fewer than half of the windows moves nothing.
 */
export const comparedIn = (windows: readonly Window[]): Compared => ({
  ours: median(windows.map(({ ours }) => ours)),
  baseline: median(windows.map(({ baseline }) => baseline)),
  ratio: median(windows.map(({ ours, baseline }) => ours / baseline)),
});

/** The one in the middle; between two in the middle, their mean. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
}

const oursFirst = async <Seen>(ours: Side<Seen>, baseline: Side<Seen>): Promise<Window<Seen>> => ({
  ours: await ours(),
  baseline: await baseline(),
});

async function last<Seen>(ours: Side<Seen>, baseline: Side<Seen>): Promise<Window<Seen>> {
  const first = await baseline();
  return { baseline: first, ours: await ours() };
}
