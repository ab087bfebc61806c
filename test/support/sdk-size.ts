import { parseArgs } from 'node:util';
import { BUDGETS, codeEntries, unmatched } from './sdk-budgets.js';
import { sizeOf, type Size } from './sdk-sizes.js';

/** P15 of the table of goals, a line for each goal: figures in KB. */
const goalsIn = (rows: readonly Size[]): string =>
  rows
    .filter(({ goal }) => goal !== undefined)
    .map(({ entry, bytes, goal }) => {
      const ratio = Number((bytes / 1024).toFixed(2));
      return JSON.stringify({
        id: 'P15',
        of: entry.split(' ')[0],
        ratio,
        goal,
        ok: ratio <= goal!,
      });
    })
    .join('\n');

const tableOf = (rows: readonly Size[]): string =>
  [
    lineOf('entry', 'min+gz', 'budget', 'ok'),
    ...rows.map(({ entry, bytes, budget, ok }) => lineOf(entry, bytes, budget, ok ? 'yes' : 'NO')),
  ].join('\n');

const lineOf = (entry: string, ...figures: readonly (string | number)[]): string =>
  [entry.padEnd(28), ...figures.map((figure) => String(figure).padStart(9))].join('');

/** What an app pays for the SDK, as it was built last: `npm run sdk:size [-- --json]`. */
const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
const rows = await Promise.all(BUDGETS.map((budget) => sizeOf(budget, 'sdk')));
const faults = [
  ...unmatched(BUDGETS, codeEntries()),
  ...rows.flatMap((row) => row.faults.map((fault) => `${row.entry}: ${fault}`)),
];
console.log(values.json ? goalsIn(rows) : tableOf(rows));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
