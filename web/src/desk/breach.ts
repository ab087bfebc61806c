import type { AnswerRow } from '@village-butcher/sdk/contract';

/** How many customers a breach reached, and with what: counts, and nobody in them. */
export interface Breach {
  readonly customers: number;
  /** Rows of those who are erased by now: how many they were is not known. */
  readonly nobodys: number;
  readonly special: number;
  readonly unreachable: number;
  readonly facts: Counts;
  readonly languages: Counts;
  readonly countries: Counts;
}

/** Of how many customers something is so. What is not known is counted under the empty word. */
export type Counts = ReadonlyMap<string, number>;

/** What the rows of Q20 come to: a row is a customer, but for the one of those who are erased. */
export function breachOf(all: readonly AnswerRow[]): Breach {
  const rows = all.filter(({ cells }) => cells['customerRef'] !== null);
  const gone = all.filter((row) => !rows.includes(row)).map(({ cells }) => Number(cells['rows']));
  const listsOf = (column: string) => rows.map(({ cells }) => wordsIn(cells[column]));
  return {
    customers: rows.length,
    nobodys: gone.reduce((sum, one) => sum + one, 0),
    special: listsOf('special').filter((words) => words.length > 0).length,
    unreachable: listsOf('reachable').filter((words) => words.length === 0).length,
    facts: counted(listsOf('fields').flat()),
    languages: counted(rows.map(({ cells }) => String(cells['locale'] ?? ''))),
    countries: counted(rows.map(({ cells }) => String(cells['country'] ?? ''))),
  };
}

const wordsIn = (cell: unknown): readonly string[] => (Array.isArray(cell) ? cell : []);

function counted(words: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const word of words.toSorted()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
