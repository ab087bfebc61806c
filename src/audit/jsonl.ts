import type { Cell } from '@village-butcher/sdk/contract';
import { isPlain } from './cell.js';
import type { Question } from './question.js';
import { columnsIn, linesOf, type Columns } from './columns.js';
import type { Row } from './csv.js';

/** A row as the machine reads it: every value untouched, the members in the order of the columns. */
export function jsonLine(row: Row): string {
  const names = Object.keys(row);
  return jsonLines({}, names)(columnsIn([row], names));
}

/** Writes rows that all begin alike, and of which the columns are known. */
export function jsonLines(head: Row, columns: readonly string[]): (some: Columns) => string {
  const begin = JSON.stringify(head).slice(0, -1);
  const before = columns.map(
    (name, n) => `${n === 0 && begin === '{' ? '' : ','}${JSON.stringify(name)}:`,
  );
  return ({ rows, cells }) => {
    const members = cells.flatMap((column, n) => [[before[n]!], ...speltIn(column)]);
    return linesOf([[begin], ...members, ['}\n']], rows);
  };
}

/** Most columns are plain texts, and need nothing but quotes. */
const speltIn = (column: readonly Cell[]): readonly (readonly string[])[] =>
  arePlain(column) ? [['"'], column, ['"']] : [column.map((cell) => JSON.stringify(cell))];

const arePlain = (cells: readonly Cell[]): cells is readonly string[] =>
  cells.every((cell) => typeof cell === 'string' && isPlain(cell));

/** With these every row begins: what was asked, and where the answer stands. */
const ROW_HEAD = ['question', 'asOf', 'knownAsOf', 'logSize'] as const;

/** What a column is called in a row. Q15 tells of questions: with what was asked the row begins already. */
export const nameInRow = (column: string): string =>
  ROW_HEAD.some((head) => head === column) ? `${column}Shown` : column;

/** The columns of a question's rows, in their order. */
const columnsOf = ({ columns }: Pick<Question, 'columns'>): readonly string[] => [
  ...ROW_HEAD,
  ...Object.keys(columns).map(nameInRow),
];

const MOMENT = { type: 'string', format: 'date-time' } as const;
const KINDS = {
  text: { type: ['string', 'null'] },
  list: { type: ['array', 'null'], items: { type: 'string' } },
  moment: { type: ['string', 'null'], format: 'date-time' },
  count: { type: ['integer', 'null'] },
  number: { type: ['integer', 'null'] },
} as const;

/** What one line of a question's rows is, in JSON Schema 2020-12. */
export function rowSchema(
  question: Pick<Question, 'columns' | 'id' | 'title' | 'version'>,
): object {
  const { id, version, title, columns } = question;
  const cells = Object.entries(columns).map(([name, kind]) => [nameInRow(name), KINDS[kind]]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:village-butcher:1:rows:${id}@${version}`,
    title: title.en,
    type: 'object',
    properties: {
      question: { const: id },
      asOf: MOMENT,
      knownAsOf: MOMENT,
      logSize: { type: 'integer', minimum: 0 },
      ...Object.fromEntries(cells),
    },
    required: columnsOf(question),
    additionalProperties: false,
  };
}
