import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Alone } from './export-alone.js';
import { USES_EACH } from './export-lived.js';
import { rounded, type Bench, type Figure } from './row.js';

/** How much memory is resident at most, in a process of its own, for all rows and for a tenth. */
export async function memoryOf(
  { say }: Bench,
  words: readonly string[],
  tenthAt: Date,
  rows: number,
): Promise<Figure> {
  say('a tenth of them, and all of them, each in a process of its own to the archive');
  const tenth = await alone(...words, tenthAt.toISOString());
  const all = await alone(...words);
  return {
    id: 'P12',
    what: `resident memory at most, of the whole export of ${rows.toLocaleString('en')} rows ÷ of a tenth`,
    goal: 1.1,
    isMost: true,
    unit: 'megabytes',
    ours: all.megabytes,
    baseline: tenth.megabytes,
    ratio: all.megabytes / tenth.megabytes,
    note:
      `The whole export, with every question whose rows are incidents and with its archive, took ${rounded(all.seconds)} s, ` +
      `and a tenth of it ${rounded(tenth.seconds)} s. Every customer has three lines; there are ${USES_EACH} uses of each, in turns.`,
  };
}

async function alone(...words: readonly string[]): Promise<Alone> {
  const child = fork(new URL('./export-alone.js', import.meta.url), words);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The export ended with ${code} before it said anything.`);
  });
  const [told] = (await Promise.race([once(child, 'message'), ended])) as [Alone];
  await ended.catch(() => {});
  return told;
}
