/** A row of a table: a mark is met or not, where there is one. */
export interface Row {
  readonly cells: readonly (string | number)[];
  readonly mark?: string;
  readonly isMet?: boolean;
}

/** A table of a page. */
export const tableOf = (head: readonly string[], rows: readonly Row[]): string =>
  [
    [...head, 'must', 'ok'],
    [...head.map((_, at) => (at === 0 ? '---' : '--:')), '---', '---'],
    ...rows.map(({ cells, mark, isMet }) => [
      ...cells.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)),
      mark ?? '–',
      isMet === undefined ? '–' : isMet ? 'yes' : 'no',
    ]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** A share, as people read it. */
export const percent = (share: number): string => `${(100 * share).toFixed(share > 0 ? 1 : 0)} %`;

/** With none found among n, the true share is below 3/n with 95 % confidence. */
export const bounded = (found: number, n: number): string =>
  found === 0
    ? `0 (below ${percentOf(3 / n)})`
    : `${found.toLocaleString('en')}, ${percentOf(found / n)}`;

const percentOf = (share: number): string => `${Number((100 * share).toPrecision(2))} %`;

const FROM = '<!-- measured: from here on written by npm run bench:quality -->';
const TO = '<!-- measured: up to here -->';

/** A page with what was measured put in the place that it keeps for it. */
export function withMeasured(page: string, measured: string): string {
  const [before, rest] = page.split(FROM);
  const after = rest?.split(TO)[1];
  if (after === undefined) throw new Error('The page has no place for what was measured.');
  return `${before}${FROM}\n\n${measured}\n\n${TO}${after}`;
}
