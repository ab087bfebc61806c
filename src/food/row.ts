import { ALLERGENS } from '@village-butcher/sdk/contract';
import { AISLES, FACTS, type Aisle, type Fact } from './fact.js';
import { LANGUAGES, type Language } from './language.js';

/** The codes of the 14 in rows, in the order of `ALLERGENS`. */
export const CODES = [
  'GLU',
  'CRU',
  'EGG',
  'FIS',
  'PNT',
  'SOY',
  'MLK',
  'NUT',
  'CEL',
  'MUS',
  'SES',
  'SUL',
  'LUP',
  'MOL',
] as const satisfies { length: (typeof ALLERGENS)['length'] };
export type Code = (typeof CODES)[number];

/** How a name may be read: anywhere, as a whole word only, or only as the head of a compound. */
export type Reading = 'any' | 'whole' | 'head';

/** One name of a food in one language. A regional one is read everywhere, and printed only there. */
export interface Name {
  readonly text: string;
  readonly reading: Reading;
  readonly region: 'at' | 'ch' | 'be' | null;
  /** It is not what its parts say: there is no nut in `Kalbsnuss`. */
  readonly isException: boolean;
}

/** What a row adds to its parents: certain, possible (`?`, varies), and dropped (`-`). */
export interface Said<Word> {
  readonly certain: readonly Word[];
  readonly possible: readonly Word[];
  readonly dropped: readonly Word[];
}

/** One food as it is written down, before it inherits. */
export interface Row {
  readonly id: string;
  readonly parents: readonly string[];
  readonly names: Readonly<Record<Language, readonly Name[]>>;
  readonly allergens: Said<Code>;
  readonly facts: Said<Fact>;
  /** Grams in a millilitre. Nothing is guessed. */
  readonly density: number | null;
  /** Grams of a usual piece. */
  readonly piece: number | null;
  /** From January on: whether it is in season in the field. Empty where nothing is said. */
  readonly months: readonly boolean[];
  readonly aisle: Aisle | null;
  /** How long it usually keeps unopened, in days. */
  readonly keeps: number | null;
  readonly why: string;
}

const CELLS = 14;

/** The rows of a text, one food a line. A fault names the line's id and the cell, and ends it all. */
export const readRows = (text: string): readonly Row[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(readRow);

function readRow(line: string): Row {
  const cells = line.split('|').map((cell) => cell.trim());
  const [id = '', parents = '', de = '', nl = '', en = '', contains = '', may = ''] = cells;
  const [facts = '', density = '', piece = '', months = '', aisle = '', keeps = '', why = ''] =
    cells.slice(7);
  const at = (cell: string) => `food ${id}: ${cell}`;
  if (cells.length !== CELLS) throw new Error(at(`${CELLS} cells are needed`));
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) throw new Error(at('id'));
  return {
    id,
    parents: words(parents),
    names: { de: namesIn(de), nl: namesIn(nl), en: namesIn(en) },
    allergens: allergensIn(contains, may, at),
    facts: said(words(facts), FACTS, at('facts')),
    density: numberIn(density, at('density')),
    piece: numberIn(piece, at('piece')),
    months: monthsIn(months, at('months')),
    aisle: aisle === '' ? null : oneOf(AISLES, aisle, at('aisle')),
    keeps: daysIn(keeps, at('keeps')),
    why,
  };
}

const words = (cell: string): readonly string[] => cell.split(' ').filter((word) => word !== '');

const NAME = /^(at:|ch:|be:)?(!)?([=-])?(.+)$/;

const namesIn = (cell: string): readonly Name[] =>
  cell
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map(nameIn);

const READINGS: Readonly<Record<string, Reading>> = { '=': 'whole', '-': 'head' };

function nameIn(written: string): Name {
  const [, region, exception, mark, text = written] = NAME.exec(written) ?? [];
  return {
    text,
    reading: READINGS[mark ?? ''] ?? 'any',
    region: region === undefined ? null : (region.slice(0, 2) as 'at' | 'ch' | 'be'),
    isException: exception !== undefined,
  };
}

function allergensIn(contains: string, may: string, at: (cell: string) => string): Said<Code> {
  const { certain, dropped } = said(words(contains), CODES, at('contains'));
  return { certain, dropped, possible: said(words(may), CODES, at('may')).certain };
}

/** `word`: certain. `word?`: it varies. `-word`: not so, although a parent says it. */
function said<Word extends string>(
  marked: readonly string[],
  list: readonly Word[],
  at: string,
): Said<Word> {
  const read = (chosen: readonly string[]) =>
    chosen.map((word) => oneOf(list, word.replace(/[-?]$|^-/g, ''), at));
  return {
    certain: read(marked.filter((word) => !/^-|\?$/.test(word))),
    possible: read(marked.filter((word) => word.endsWith('?'))),
    dropped: read(marked.filter((word) => word.startsWith('-'))),
  };
}

function oneOf<Word extends string>(list: readonly Word[], word: string, at: string): Word {
  const found = list.find((one) => one === word);
  if (found === undefined) throw new Error(`${at}: ${word}`);
  return found;
}

function numberIn(cell: string, at: string): number | null {
  if (cell === '') return null;
  if (!/^\d+(\.\d+)?$/.test(cell)) throw new Error(at);
  return Number(cell);
}

/** `5-9`, `11-3` over the year's end, `5-6 9`: months, the first is January. */
function monthsIn(cell: string, at: string): readonly boolean[] {
  const spans = words(cell).map((span) => /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(span));
  const holds = (month: number) =>
    spans.some((span) => {
      if (!span) throw new Error(at);
      const [from, to] = [Number(span[1]), Number(span[2] ?? span[1])];
      return from <= to ? from <= month && month <= to : month >= from || month <= to;
    });
  return spans.length === 0 ? [] : Array.from({ length: 12 }, (_, index) => holds(index + 1));
}

const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

function daysIn(cell: string, at: string): number | null {
  const found = /^(\d+)([dwmy])$/.exec(cell);
  if (!found && cell !== '') throw new Error(at);
  return found ? Number(found[1]) * DAYS[found[2]!]! : null;
}

/** What is wrong between rows: an id or a whole name twice, a parent that is not there, a circle. */
export function faultsBetween(rows: readonly Row[]): readonly string[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [
    ...repeated(rows.map(({ id }) => id)).map((id) => `id twice: ${id}`),
    ...rows.flatMap(({ id, parents }) =>
      parents.filter((parent) => !byId.has(parent)).map((parent) => `${id}: no parent ${parent}`),
    ),
    ...rows.filter(({ id }) => depthOf(byId, id, 0) > 6).map(({ id }) => `${id}: too deep`),
    ...LANGUAGES.flatMap((language) =>
      repeated(
        rows.flatMap(({ names }) => names[language].map(({ text }) => text.toLowerCase())),
      ).map((name) => `${language} name twice: ${name}`),
    ),
  ];
}

function repeated(list: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return [...new Set(list.filter((one) => seen.size === seen.add(one).size))];
}

function depthOf(byId: ReadonlyMap<string, Row>, id: string, so: number): number {
  if (so > 6) return so;
  const parents = byId.get(id)?.parents ?? [];
  return Math.max(so, ...parents.map((parent) => depthOf(byId, parent, so + 1)));
}
