import { parseArgs } from 'node:util';
import { BUDGETS, codeEntries, unmatched } from './sdk-budgets.js';
import { sizeOf, type Size } from './sdk-sizes.js';

/** The client is the row P15 of the table of goals: its figure is in KB. */
function documentOf(rows: readonly Size[], faults: readonly string[]) {
  const { bytes, budget } = rows.find(({ entry }) => entry === '.')!;
  const [ratio, goal] = [Number((bytes / 1024).toFixed(2)), budget / 1024];
  return { id: 'P15', ratio, goal, ok: faults.length === 0, faults, rows };
}

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
console.log(values.json ? JSON.stringify(documentOf(rows, faults)) : tableOf(rows));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
