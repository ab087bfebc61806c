import type {
  Export,
  ExportAct,
  ExportState,
  Format,
  QuestionSlug,
} from '@village-butcher/sdk/contract';
import type { Stand } from './answer-page.js';
import type { Question } from './question.js';
import { meantBy } from './question-shown.js';
import { QUESTION_OF } from './questions.js';

/** How long its files live. */
export const LIFE_MS = 7 * 86_400_000;

/** An export as it was asked for, and where it stands. */
export interface Job {
  readonly id: string;
  readonly at: Date;
  readonly until: Date;
  readonly client: string;
  readonly said: ExportAct;
  readonly stand: Stand;
  readonly unsealed: number;
  /** The log as it was published then. */
  readonly checkpoint: string;
}

/** A file of a part, as it lies on disk. */
export interface PartFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A part that is written for good. */
export interface Part {
  readonly run: number;
  readonly number: number;
  /** Where the next part goes on. `null`: there is none. */
  readonly page: string | null;
  readonly rows: number;
  /** The places in the log of its first and its last row, where rows have one. */
  readonly first: number | null;
  readonly last: number | null;
  readonly suppressed: number;
  readonly files: readonly PartFile[];
}

/** How an export ended. */
export interface End {
  readonly how: Exclude<ExportState, 'working' | 'over'>;
  readonly why: string | null;
  readonly bytes: number | null;
}

/** One question that is answered to its end. */
export interface Run {
  readonly slug: QuestionSlug;
  readonly folder: 'parts' | 'records' | 'zero';
  readonly parameters: ExportAct['parameters'];
}

/** Whether consent records are asked for. */
export const hasRecords = ({ formats }: Pick<ExportAct, 'formats'>): boolean =>
  formats.includes('jsonld');

/** The questions whose rows are incidents. */
export const ZERO = Object.values(QUESTION_OF).filter(({ isZero }) => isZero);

/** What was asked, and behind it every question whose rows are incidents, over all of the log. */
export const runsOf = ({ said, stand }: Pick<Job, 'said' | 'stand'>): readonly Run[] => {
  const clocks = { asOf: stand.asOf, knownAsOf: stand.knownAsOf };
  const parameters = { ...said.parameters, ...clocks };
  return [
    ...said.questions.map((slug) => ({ slug, folder: 'parts', parameters }) as const),
    ...(hasRecords(said) ? [{ slug: 'proof', folder: 'records', parameters } as const] : []),
    ...ZERO.map(({ slug }) => ({ slug, folder: 'zero', parameters: clocks }) as const),
  ];
};

/** Where an export goes on: which run, which of its parts, behind which page. */
export type Next = Pick<Part, 'run' | 'number' | 'page'>;

/** What comes behind the parts that are there. `null`: all of it is. */
export function nextOf(runs: readonly Run[], parts: readonly Part[]): Next | null {
  const last = parts.at(-1);
  if (last === undefined) return { run: 0, number: 1, page: null };
  if (last.page !== null) return { run: last.run, number: last.number + 1, page: last.page };
  return last.run + 1 < runs.length ? { run: last.run + 1, number: 1, page: null } : null;
}

/** The question of a run, with the columns that its parameters give it. */
export const questionIn = ({ slug, parameters }: Pick<Run, 'slug' | 'parameters'>): Question =>
  meantBy(QUESTION_OF[slug], parameters);

const DIGITS = 4;

/** What a part is called: `parts/Q02-0001`, `records/0001`. */
export const nameOf = ({ folder, slug }: Run, number: number): string => {
  const digits = String(number).padStart(DIGITS, '0');
  return folder === 'records' ? `records/${digits}` : `${folder}/${QUESTION_OF[slug].id}-${digits}`;
};

/** How the rows of an answer are written. */
export type TableFormat = Exclude<Format, 'jsonld'>;

/** How a format ends the name of a file. */
const ENDING_OF: Readonly<Record<TableFormat, string>> = {
  jsonl: 'jsonl',
  csv: 'csv',
  'csv-semicolon': 'semicolon.csv',
  'csv-tab': 'tab.csv',
  xlsx: 'xlsx',
};

/** JSON Lines first: whoever checks the rest needs it. */
const formatsOf = ({ formats }: Pick<ExportAct, 'formats'>): readonly Format[] =>
  Array.from(new Set<Format>(['jsonl', ...formats]));

/** The files of a part that an answer's rows are written in, and how. */
export const filesOf = (
  said: Pick<ExportAct, 'formats'>,
  name: string,
): readonly { readonly name: string; readonly format: TableFormat }[] =>
  formatsOf(said)
    .filter((format) => format !== 'jsonld')
    .map((format) => ({ name: `${name}.${ENDING_OF[format]}`, format }));

/** An export as its officer sees it. */
export const shownExport = (
  { id, at, until, said, stand }: Job,
  parts: readonly Part[],
  end: End | null,
  now: Date,
): Export => ({
  id,
  state: until <= now ? 'over' : (end?.how ?? 'working'),
  at: at.toISOString(),
  until: until.toISOString(),
  questions: said.questions,
  formats: [...formatsOf(said)],
  ...stand,
  parts: parts.length,
  rows: parts.reduce((sum, { rows }) => sum + rows, 0),
  bytes: end?.bytes ?? null,
});
