import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Walked } from './gates-side.js';
import { rounded, type Bench, type Figure, type Row } from './row.js';

const WHAT = 'gates, score and the 200 best of one request';
const AGAINST = 'a linear scan of packed masks over the same catalogue';
const UNIT = 'requests a second';

/** A million recipes as they were imported need more than what Node takes by itself. */
const FLAGS = ['--expose-gc', '--max-old-space-size=12288'];

/** P8: how fast a request finds its best, and what that takes of memory. */
export const gates: Row = async (bench) => {
  const small = await walked(bench, 1_000);
  const middle = await walked(bench, 10_000);
  const large = await walked(bench, 100_000);
  const huge = await walked(bench, 1_000_000);
  return [
    speed(large, 6, `At 1,000 recipes ${ratio(small)}, at 10,000 ${ratio(middle)}. ${told(large)}`),
    speed(huge, 3, told(huge)),
    {
      id: 'P8',
      what: 'memory of columns and postings, for each 100,000 of 1,000,000 recipes',
      goal: 8,
      isMost: true,
      unit: 'megabytes',
      ours: huge.columnsMb / 10,
      baseline: null,
      ratio: huge.columnsMb / 10,
      note: `The items themselves, with their names, ingredients and products, ${rounded(huge.itemsMb / 10)} MB more.`,
    },
  ];
};

const speed = (seen: Walked, goal: number, note: string): Figure => ({
  id: 'P8',
  what: `${WHAT} ÷ ${AGAINST}, ${seen.recipes.toLocaleString('en')} recipes`,
  goal,
  unit: UNIT,
  ours: seen.ours,
  baseline: seen.baseline,
  ratio: seen.ratio,
  note,
});

const ratio = ({ ratio: figure }: Walked): number => rounded(figure);

const told = ({ p50, p95, wholeP50, compiledS }: Walked): string =>
  `One request: p50 ${rounded(p50)} ms, p95 ${rounded(p95)} ms; the whole answer with its reasons, p50 ` +
  `${rounded(wholeP50)} ms. Made ready in ${rounded(compiledS)} s.`;

/** Runs one size in a process of its own. */
async function walked({ say }: Bench, recipes: number): Promise<Walked> {
  say(`${recipes} recipes`);
  const child = fork(new URL('./gates-side.js', import.meta.url), [String(recipes)], {
    execArgv: FLAGS,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`gates-side ended with ${code} before it said anything.`);
  });
  const [seen] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => {});
  // What the other process sends, by its own type.
  return seen as Walked;
}
