import type {
  AnswerRow,
  Locale,
  ParameterName,
  Question as Shown,
  QuestionParameters,
  QuestionSlug,
} from '@village-butcher/sdk/contract';
import type { Placed, Said } from './chain.js';
import type { Course } from './course.js';
import type { Filed } from './filed.js';
import type { Table } from './tally.js';
import type { Use } from './use.js';

/** A question that is being answered. */
export interface Asked {
  readonly parameters: QuestionParameters;
  readonly asOf: string;
  /** A customer's name in this answer alone. */
  readonly refOf: (customer: string) => string;
  /** What a recipient is called, if it is registered. */
  readonly nameOf: (recipient: string) => string | null;
  /** The texts that the log knows, at that position. */
  readonly notices: readonly Published[];
}

/** A text that was shown, as the log has it, and as it is kept now. Hashes are those of the log. */
export interface Published {
  readonly id: string;
  readonly version: number;
  readonly locale: string;
  readonly at: string;
  readonly sha256: string;
  /** The hash of the text that is kept, computed anew. `null`: it is not kept any more. */
  readonly found: string | null;
}

type ParameterKind = Shown['parameters'][number]['kind'];
type ColumnKind = Shown['columns'][number]['kind'];

/** What of a question the desk shows. */
export /** What of a question the desk shows. */
interface Face {
  readonly id: string;
  readonly slug: QuestionSlug;
  readonly version: number;
  readonly isZero: boolean;
  readonly title: Readonly<Record<Locale, string>>;
  readonly parameters: readonly ParameterName[];
  readonly columns: Readonly<Record<string, ColumnKind>>;
}

/** A question that uses answer, one by one in the order of the log, each beside lines of its customer. */
export interface AboutUses extends Face {
  readonly about: 'uses';
  /** Each use, or of each customer the last use of a field by a recipient. */
  readonly of: 'every-use' | 'last-uses';
  /** The lines that a use rests on, or all that its customer ever said. */
  readonly beside: 'its-lines' | 'the-chain';
  readonly rowsOf: (use: Use, chain: readonly Said[], asked: Asked) => readonly AnswerRow[];
}

/** A question that acts answer, one by one in the order of the log, each beside all that its customer said. */
export interface AboutLines extends Face {
  readonly about: 'lines';
  readonly rowsOf: (placed: Placed, chain: readonly Said[], asked: Asked) => readonly AnswerRow[];
}

/** A question that is answered by counting over chains. */
export interface AboutChains extends Face {
  readonly about: 'chains';
  /** The same, permission by permission, where that is asked for. */
  readonly inDetail?: AboutLines;
  readonly count: (asked: Asked) => Counting;
}

/** A count that goes on chain by chain, and the table that it comes to. */
export interface Counting {
  add(chain: readonly Said[]): void;
  table(): Table;
}

/** A question that is answered by what recipients were told, and what came of it. */
export interface AboutNotifications extends Face {
  readonly about: 'notifications';
  readonly rowsOf: (course: Course, asOf: string) => readonly AnswerRow[];
}

/** A question that is answered by what customers asked for formally. */
export interface AboutRequests extends Face {
  readonly about: 'requests';
  readonly rowsOf: (filed: Filed, asked: Asked, asOf: string) => readonly AnswerRow[];
}

/** A question about the log itself, whoever its lines are of. */
export interface AboutLog extends Face {
  readonly about: 'log';
}

/** One of the closed list, with how it is answered. */
export type Question =
  AboutUses | AboutLines | AboutChains | AboutNotifications | AboutRequests | AboutLog;

/** Which lines count, whatever is asked. */
const CLOCKS = ['asOf', 'knownAsOf'] as const satisfies readonly ParameterName[];

const KIND_OF: Readonly<Record<ParameterName, ParameterKind>> = {
  asOf: 'moment',
  knownAsOf: 'moment',
  from: 'moment',
  to: 'moment',
  field: 'field',
  recipient: 'recipient',
  purpose: 'purpose',
  store: 'store',
  line: 'line',
  notice: 'notice',
  version: 'number',
  detail: 'choice',
  kind: 'right',
  state: 'request-state',
};

/** A question as the desk shows it, with every column that it may have. */
export const shownIn = (locale: Locale, question: Question): Shown => ({
  id: question.id,
  slug: question.slug,
  version: question.version,
  title: question.title[locale],
  isZero: question.isZero,
  parameters: [...CLOCKS, ...question.parameters].map((name) => ({ name, kind: KIND_OF[name] })),
  columns: Object.entries({ ...question.columns, ...inDetail(question)?.columns }).map(
    ([name, kind]) => ({ name, kind }),
  ),
});

/** The question that is meant by these parameters. */
export const meantBy = (question: Question, { detail }: QuestionParameters): Question =>
  (detail && inDetail(question)) || question;

const inDetail = (question: Question): AboutLines | undefined =>
  question.about === 'chains' ? question.inDetail : undefined;

/** The parameters that were sent, and that this question does not list. */
export const strayIn = (
  { parameters: listed }: Question,
  parameters: QuestionParameters,
): readonly string[] =>
  Object.keys(parameters).filter((name) => ![...CLOCKS, ...listed].some((known) => known === name));
