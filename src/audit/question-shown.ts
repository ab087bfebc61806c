import type {
  Locale,
  ParameterName,
  Question as Shown,
  QuestionParameters,
} from '@village-butcher/sdk/contract';
import type { AboutExport, AboutLines, Question } from './question.js';

type ParameterKind = Shown['parameters'][number]['kind'];

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
  surface: 'surface',
  client: 'client',
  export: 'export',
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
  columns: Object.entries({ ...question.columns, ...otherwise(question)?.columns }).map(
    ([name, kind]) => ({ name, kind }),
  ),
});

/** The question that is meant by these parameters. */
export const meantBy = (
  question: Question,
  { detail, export: lost }: QuestionParameters,
): Question => ((detail || lost !== undefined) && otherwise(question)) || question;

/** How a question is answered that has a second form. */
function otherwise(question: Question): AboutLines | AboutExport | undefined {
  if (question.about === 'people') return question.inExport;
  return question.about === 'chains' ? question.inDetail : undefined;
}

/** The parameters that were sent, and that this question does not list. */
export const strayIn = (
  { parameters: listed }: Question,
  parameters: QuestionParameters,
): readonly string[] =>
  Object.keys(parameters).filter((name) => ![...CLOCKS, ...listed].some((known) => known === name));
