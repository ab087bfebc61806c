import type { Work } from './slices.js';

/** How long whoever asks meanwhile waits for their turn, besides what cannot rest. */
const SLICE_MS = 20;

/** Does long work in slices. Between them the event loop has its turn, so nobody's answer waits for all of it. */
export async function inSlices<Done>(work: Work<Done>): Promise<Done> {
  for (let began = performance.now(); ;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - began < SLICE_MS) continue;
    await new Promise(setImmediate);
    began = performance.now();
  }
}
