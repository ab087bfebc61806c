import type { LastNight, QuestionSlug } from '@village-butcher/sdk/contract';
import { ZERO } from './export.js';

/** How many rows a question had. */
export interface Counted {
  readonly question: QuestionSlug;
  readonly rows: number;
}

/** What one night found, and at which position of the log. */
export interface Night {
  readonly day: string;
  readonly at: Date;
  readonly logSize: number;
  readonly found: readonly Counted[];
}

/** The last of the nights, question by question. */
export interface Found extends Counted {
  readonly at: Date;
  readonly logSize: number;
  readonly since: Date | null;
}

/** The last night as the desk shows it, in the order of the questions. */
export function shownNight(found: readonly Found[]): LastNight {
  const [first] = found;
  return {
    at: first?.at.toISOString() ?? null,
    logSize: first?.logSize ?? null,
    items: ZERO.flatMap(({ slug }) =>
      found
        .filter(({ question }) => question === slug)
        .map(({ question, rows, since }) => ({
          question,
          rows,
          since: since?.toISOString() ?? null,
        })),
    ),
  };
}
