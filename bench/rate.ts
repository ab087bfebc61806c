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

/** How often a second something is done that waits, with so many of it in flight at any time. */
export async function rateInFlight(
  once: () => Promise<unknown>,
  { inFlight, ms }: { readonly inFlight: number; readonly ms: number },
): Promise<number> {
  const start = performance.now();
  let done = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() - start < ms) {
      await once();
      done++;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return (done * 1000) / (performance.now() - start);
}
