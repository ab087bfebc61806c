import { readFileSync } from 'node:fs';

/** What an app may pay for an entry of the SDK, and what may come along with it. */
export interface Budget {
  readonly entry: string;
  /** These exports alone, as a bundler leaves them. Nothing said: all. */
  readonly only?: readonly string[];
  /** `Infinity`: not counted, because no app ships it. */
  readonly kib: number;
  /** What we set out for, where it is a figure of the table of goals. Missed, it is told, and fails nothing. */
  readonly goal?: number;
  /** The packages that are counted in, because only this entry brings them. */
  readonly with?: readonly string[];
  /** The packages that are left out, because the app has them anyway. */
  readonly beside?: readonly string[];
}

/** What comes along with an element. */
const LIT = ['lit', 'lit-html'];

/**
 * One row for each entry, or more. A dependency is bundled in: that is what an app pays. Zod is counted
 * both ways, because whoever takes schemas often has it already, and because our part alone shows our growth;
 * counted in, it shows at once when somebody imports the whole of it, which is 85 KB. A row that
 * names no package may load none. Who only checks receipts does not pay for checking the log's growth.
 * No element brings a language: an app adds those that it speaks, and `./elements/define` brings all three.
 */
export const BUDGETS: readonly Budget[] = [
  { entry: '.', kib: 10, goal: 10 },
  { entry: './changes', kib: 4 },
  { entry: './watch', kib: 1.75 },
  { entry: './rights', kib: 1 },
  { entry: './proof', kib: 6, with: ['jose'] },
  { entry: './contract', kib: 15, beside: ['zod'] },
  { entry: './contract', kib: 23, with: ['zod'] },
  { entry: './server', kib: 12, with: ['jose'] },
  { entry: './verify', only: ['verifyReceipt'], kib: 4 },
  { entry: './verify', kib: 5 },
  { entry: './calendar', kib: 27, with: ['ical.js'] },
  { entry: './react', kib: 3, beside: ['react'] },
  { entry: './testing', kib: Infinity, with: ['zod'] },
  { entry: './elements', kib: 21, goal: 22, with: LIT },
  { entry: './elements/define', kib: 28.75, with: LIT },
  { entry: './elements/provider', kib: 7, with: LIT },
  { entry: './elements/permission-button', kib: 10, with: LIT },
  { entry: './elements/permissions', kib: 15, with: LIT },
  { entry: './elements/suggestions', kib: 14, with: LIT },
  { entry: './elements/history', kib: 11.5, with: LIT },
  { entry: './elements/receipt', kib: 11, with: LIT },
  { entry: './elements/de', kib: 3.5 },
  { entry: './elements/en', kib: 3.5 },
  { entry: './elements/nl', kib: 3.5 },
  { entry: './elements/messages', kib: 9.5 },
  { entry: './kiosk', kib: 11, with: LIT },
  { entry: './elements/colours', kib: 2 },
];

/** The entries of the package that hold code. */
export function codeEntries(): readonly string[] {
  const { exports } = JSON.parse(readFileSync('sdk/package.json', 'utf8')) as Manifest;
  return Object.keys(exports).filter((entry) => !entry.endsWith('.json'));
}

interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
}

/** Entries without a budget, and budgets without an entry. */
export const unmatched = (budgets: readonly Budget[], entries: readonly string[]) => [
  ...entries
    .filter((entry) => !budgets.some((budget) => budget.entry === entry))
    .map((entry) => `${entry} has no budget`),
  ...budgets
    .filter(({ entry }) => !entries.includes(entry))
    .map(({ entry }) => `${entry} has a budget and is no entry`),
];

/** A row in words. */
export const nameOf = ({ entry, only, with: counted, beside }: Budget): string =>
  [
    only ? `${entry} { ${only.join(', ')} }` : entry,
    ...(counted ? [`with ${counted.join(', ')}`] : []),
    ...(beside ? [`beside ${beside.join(', ')}`] : []),
  ].join(' ');
