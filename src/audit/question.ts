import type {
  AnswerRow,
  Locale,
  ParameterName,
  Question as Shown,
  QuestionParameters,
  QuestionSlug,
} from '@village-butcher/sdk/contract';
import type { Said } from './chain.js';
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
}

type ParameterKind = Shown['parameters'][number]['kind'];
type ColumnKind = Shown['columns'][number]['kind'];

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
  /** The lines that a use rests on, or all that its customer ever said. */
  readonly beside: 'its-lines' | 'the-chain';
  readonly rowsOf: (use: Use, chain: readonly Said[], asked: Asked) => readonly AnswerRow[];
}

/** A question that is answered by counting over chains. */
export interface AboutChains extends Face {
  readonly about: 'chains';
  readonly count: (asked: Asked) => Counting;
}

/** A count that goes on chain by chain, and the table that it comes to. */
export interface Counting {
  add(chain: readonly Said[]): void;
  table(): Table;
}

/** One of the closed list, with how it is answered. */
export type Question = AboutUses | AboutChains;

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
};

/** A question as the desk shows it. */
export const shownIn = (locale: Locale, question: Question): Shown => ({
  id: question.id,
  slug: question.slug,
  version: question.version,
  title: question.title[locale],
  isZero: question.isZero,
  parameters: [...CLOCKS, ...question.parameters].map((name) => ({ name, kind: KIND_OF[name] })),
  columns: Object.entries(question.columns).map(([name, kind]) => ({ name, kind })),
});

/** The parameters that were sent, and that this question does not list. */
export const strayIn = (
  { parameters: listed }: Question,
  parameters: QuestionParameters,
): readonly string[] =>
  Object.keys(parameters).filter((name) => ![...CLOCKS, ...listed].some((known) => known === name));
