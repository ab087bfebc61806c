import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inSlices } from '../../src/base/slices.flow.js';
import { atOnce, each } from '../../src/base/slices.js';
import { compile, compileInSteps } from '../../src/catalogue/shelf.js';
import { anyCatalogue } from '../support/catalogues.js';

const TODAY = { on: '2026-11-26', claims: new Map() };
const STEPS = [0, 1, 2, 3, 4];
/** Longer than a slice, so that each step is one, however slow the machine. */
const STEP_MS = 25;

/** Keeps everybody waiting for a while. */
function busy(): void {
  const end = performance.now() + STEP_MS;
  while (performance.now() < end);
}

test('long work rests now and then, and whoever waits meanwhile has their turn', async () => {
  let done = 0;
  const seen: number[] = [];
  const wait = () => {
    seen.push(done);
    if (done < STEPS.length) setImmediate(wait);
  };
  setImmediate(wait);
  const made = await inSlices(each(STEPS, (step) => (busy(), (done += 1), step)));
  expect(made).toEqual(STEPS);
  expect(seen).toEqual([1, 2, 3, 4, 5]);
});

test('what fails on the way fails as a whole', async () => {
  const failing = () =>
    each([1, 2, 3], (one) => {
      if (one === 2) throw new Error('Two is too many.');
      return one;
    });
  expect(() => atOnce(failing())).toThrow('Two is too many.');
  await expect(inSlices(failing())).rejects.toThrow('Two is too many.');
});

test('a catalogue that was compiled in slices is the same one', () =>
  fc.assert(
    fc.asyncProperty(anyCatalogue, async (document) => {
      const sliced = await inSlices(compileInSteps(document, 'e', TODAY));
      expect(JSON.stringify(sliced)).toBe(JSON.stringify(compile(document, 'e', TODAY)));
    }),
  ));
