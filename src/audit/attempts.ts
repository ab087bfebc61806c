import type { QuestionParameters, Verdict } from '@village-butcher/sdk/contract';

/** A try to read something that was not permitted: what, for what, and why not. */
export interface Refused {
  readonly purpose: string;
  readonly field: string;
  readonly verdict: Exclude<Verdict, 'granted'>;
}

/** What of whole days was refused alike to one client of one recipient. */
export interface Counted extends Refused {
  readonly recipient: string;
  readonly client: string;
  readonly attempts: number;
  readonly customers: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** Days that are over, from one until another without it. */
export interface WholeDays {
  readonly from: string | null;
  readonly until: string;
}

const DAY_MS = 86_400_000;

/**
 * The days (UTC) that lie wholly between two times, and were over at a third. An attempt is kept by its
 * day, so no two answers have one attempt alone between them.
 */
export function wholeDaysIn(
  { from, to }: Pick<QuestionParameters, 'from' | 'to'>,
  asOf: string,
): WholeDays {
  const end = to !== undefined && to < asOf ? to : asOf;
  return { from: from === undefined ? null : dayFrom(from), until: end.slice(0, 10) };
}

/** The first day that lies wholly behind a time. */
const dayFrom = (from: string): string =>
  new Date(Math.ceil(Date.parse(from) / DAY_MS) * DAY_MS).toISOString().slice(0, 10);

/** The verdicts of a ruling that are a no, each with what it was for. */
export const refusedIn = (
  purpose: string,
  verdicts: readonly { readonly field: string; readonly verdict: Verdict }[],
): readonly Refused[] =>
  verdicts.flatMap(({ field, verdict }) =>
    verdict === 'granted' ? [] : [{ purpose, field, verdict }],
  );
