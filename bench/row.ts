import type { Ground } from './ground.js';
import type { Compared } from './windows.js';

/** What a row of the table is measured against: at least so much, or at most. */
export interface Goal {
  readonly id: string;
  readonly what: string;
  readonly goal: number;
  readonly isMost?: true;
}

/** One line of the table. Without a baseline, the ratio is the figure itself. */
export interface Figure extends Goal, Omit<Compared, 'baseline'> {
  readonly baseline: number | null;
  /** Of what `ours` and `baseline` are so many. */
  readonly unit: string;
  /** What else the same run saw. */
  readonly note?: string;
}

/** What a row may ask for while it is measured. */
export interface Bench {
  say(text: string): void;
  /** How many rows are exported, if the command line says so. */
  readonly rows: number | undefined;
  /** The PostgreSQL of this run: the same for every row. */
  ground(): Promise<Ground>;
}

/** Measures one row of the table: a figure for each of its goals. */
export type Row = (bench: Bench) => Promise<readonly Figure[]>;

/** Whether the goal is met. */
export const isMet = ({ ratio, goal, isMost }: Figure): boolean =>
  isMost ? ratio <= goal : ratio >= goal;

/** A figure as a program reads it: one object a line. */
export const lineOf = (figure: Figure): string =>
  JSON.stringify({
    id: figure.id,
    ratio: rounded(figure.ratio),
    goal: figure.goal,
    ok: isMet(figure),
  });

/** Three digits that count: more would be noise. */
export const rounded = (figure: number): number => Number(figure.toPrecision(3));
