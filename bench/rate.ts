import { performance } from 'node:perf_hooks';

/** So many calls are made between two looks at the clock, which costs as much as a call. */
const CALLS = 1_000;
/** Holds the last answer: what nobody keeps, the compiler may leave undone. */
const kept: unknown[] = [undefined];

/** How often a second something is done that takes no waiting. */
export function rateOfCalls(once: () => unknown, ms: number): number {
  const start = performance.now();
  for (let done = CALLS; ; done += CALLS) {
    for (let call = 0; call < CALLS; call++) kept[0] = once();
    const tookMs = performance.now() - start;
    if (tookMs >= ms) return (done * 1000) / tookMs;
  }
}

/** How much of something that waits is in flight at any time, and for how long. */
export interface Flight {
  readonly inFlight: number;
  readonly ms: number;
}

/** How often a second something is done that waits. */
export async function rateInFlight(once: () => Promise<unknown>, flight: Flight): Promise<number> {
  const { took, forMs } = await flown(once, flight);
  return (took.length * 1000) / forMs;
}

/** How many milliseconds something takes that waits: the one in the middle, and one in a hundred. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

/** How long something takes that waits. */
export async function latencyInFlight(
  once: () => Promise<unknown>,
  flight: Flight,
): Promise<Latency> {
  const { took } = await flown(once, flight);
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)]!;
  return { p50: at(0.5), p99: at(0.99) };
}

async function flown(once: () => Promise<unknown>, { inFlight, ms }: Flight) {
  const start = performance.now();
  const took: number[] = [];
  const lane = async (): Promise<void> => {
    for (let from = performance.now(); from - start < ms;) {
      await once();
      const to = performance.now();
      took.push(to - from);
      from = to;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return { took, forMs: performance.now() - start };
}
