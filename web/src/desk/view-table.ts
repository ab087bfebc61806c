import type { Answer, AnswerRow, Cell, Locale, Question } from '@village-butcher/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { wordsIn } from '../words.js';
import type { Sitting } from './state.js';
import { cellWordIn, columnIn, momentIn, numberIn, type Say } from './words.js';

type Column = Question['columns'][number];

/** A time, in UTC. */
export const time = (locale: Locale, moment: string): TemplateResult =>
  html`<time datetime=${moment}>${momentIn(locale, moment)} UTC</time>`;

/** The rows, each with its place in the log. A column in which nothing stands is named below, and not drawn. */
export function table(
  { locale }: Sitting,
  { columns: all }: Question,
  { rows, columns: ofThis }: Answer,
  say: Say,
): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  const hasPositions = rows.some(({ position }) => position !== null);
  const own = all.filter(({ name }) => ofThis.includes(name));
  const isDrawn = ({ name, kind }: Column): boolean =>
    kind === 'count' || rows.some(({ cells }) => (cells[name] ?? null) !== null);
  const columns = own.filter(isDrawn);
  const bare = own.filter((column) => !isDrawn(column)).map(({ name }) => columnIn(say, name));
  return html`
    <div class="wide" role="region" tabindex="0" aria-labelledby="question">
      <table>
        <thead>
          <tr>
            ${hasPositions ? html`<th scope="col">${columnIn(say, 'position')}</th>` : nothing}
            ${columns.map(({ name }) => html`<th scope="col">${columnIn(say, name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => rowOf(locale, columns, row, say))}
        </tbody>
      </table>
    </div>
    ${bare.length === 0 ? nothing : html`<p class="soft">${say('answer.bare', { names: bare.join(', ') })}</p>`}
  `;
}

const rowOf = (
  locale: Locale,
  columns: readonly Column[],
  { position, cells }: AnswerRow,
  say: Say,
): TemplateResult => html`
  <tr>
    ${
      position === null
        ? nothing
        : html`<th scope="row" class="number">${numberIn(locale, position)}</th>`
    }
    ${columns.map(
      (column) =>
        html`<td class=${column.kind}>
          ${cellIn(locale, column, cells[column.name] ?? null, say)}
        </td>`,
    )}
  </tr>
`;

/** A count that is not shown is not the same as something that is not known. */
function cellIn(
  locale: Locale,
  { name, kind }: Column,
  cell: Cell,
  say: Say,
): TemplateResult | string {
  if (cell === null) return kind === 'count' ? say('cell.hidden') : '–';
  if (typeof cell === 'number') return numberIn(locale, cell);
  if (kind === 'moment') return time(locale, String(cell));
  const words = typeof cell === 'string' ? [cell] : cell;
  return html`${words.map((word) => html`<span>${wordIn(locale, name, word, say)}</span> `)}`;
}

/** Columns of names and hashes: what tells one from another is its end. */
const NAMES: readonly string[] = [
  'disclosure',
  'customerRef',
  'customer',
  'look',
  'actorRef',
  'approver',
  'line',
  'lines',
  'noticeSha256',
  'snapshot',
  'controlLabelHash',
  'statementHash',
  'notification',
  'leafHash',
  'prev',
  'hashExpected',
  'hashFound',
  'request',
];

/** Columns of closed lists: a file has their words as the contract has them. */
const CLOSED: readonly string[] = [
  'act',
  'actedBy',
  'assurance',
  'control',
  'endReason',
  'missing',
  'outcome',
  'overdue',
  'renewal',
  'role',
  'state',
  'stoodBefore',
  'surface',
  'verdict',
];

/** The words of the contract in those of the language; an id by its end, as on a receipt. */
function wordIn(locale: Locale, column: string, word: string, say: Say): TemplateResult | string {
  const { name } = wordsIn(locale);
  const said = CLOSED.includes(column) ? cellWordIn(say, column, word) : null;
  if (said !== null) return html`<span title=${word}>${said}</span>`;
  if (column === 'purpose') return name('purpose', word);
  if (column === 'kind') return name('right', word);
  if (column === 'state' || column === 'outcome') return name('stage', word);
  if (column === 'field' || column === 'fields') return name('field', word);
  if (!NAMES.includes(column)) return word;
  return html`<span class="id" title=${word}
    ><span class="short">…${word.slice(-6)}</span><span class="whole">${word}</span></span
  >`;
}
