import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { isMet, rounded, type Figure } from './row.js';

/** Where and when a run was made. */
export interface Circumstances {
  readonly date: string;
  readonly node: string;
  readonly postgres: string;
  readonly machine: string;
  readonly load: number;
}

const BYTES_PER_GB = 2 ** 30;

/** This machine, as it is before a run. */
export const circumstances = (now: Date): Omit<Circumstances, 'postgres'> => ({
  date: now.toISOString().slice(0, 10),
  node: process.version,
  machine:
    `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ` +
    `${Math.round(totalmem() / BYTES_PER_GB)} GB, ${platform()} ${release()}`,
  load: rounded(loadavg()[0]!),
});

/** The table of a run. */
export const tableOf = (figures: readonly Figure[]): string =>
  [
    '| id | what | ours | baseline | unit | ratio | goal | ok |',
    '|---|---|--:|--:|---|--:|--:|---|',
    ...figures.map(lineOf),
    '',
  ].join('\n');

const lineOf = (figure: Figure): string => {
  const { id, what, ours, baseline, unit, ratio, goal, isMost } = figure;
  const cells = [
    id,
    what,
    spelled(ours),
    baseline === null ? '–' : spelled(baseline),
    unit,
    spelled(ratio),
    `${isMost ? '≤' : '≥'} ${goal}`,
    isMet(figure) ? 'yes' : 'no',
  ];
  return `| ${cells.join(' | ')} |`;
};

const spelled = (figure: number): string => rounded(figure).toLocaleString('en');

/** The page that holds a whole run. */
export const pageOf = (figures: readonly Figure[], when: Circumstances): string => `# Benchmarks

For whoever asks how fast it is, and against what. \`npm run bench\` wrote this page; \`npm run bench -- --only P1,P2\`
takes these rows and \`--json\` tells them to a program, and both leave the page alone.

Speed is a ratio here, against a named baseline in the same run on the same machine: an absolute
figure says little. Both sides take turns, seven windows each after a warm-up, and who goes first
changes; the ratio is the median of the windows' ratios, so it need not be the quotient of the two
medians beside it. Both sides stand on one embedded PostgreSQL with \`fsync\` and
\`synchronous_commit\` on and a quarter of the memory, at most 2 GB, for its buffers.

${tableOf(figures)}
${figures.flatMap(({ id, note }) => (note ? [`- ${id}: ${note}`] : [])).join('\n')}

## The run

- ${when.date}, by \`npm run bench\`
- Node ${when.node}, PostgreSQL ${when.postgres}
- ${when.machine}; one-minute load before the run: ${when.load}
`;
