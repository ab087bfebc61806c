import { VillageError, type Profile } from '@village-butcher/sdk';

/** A day and a hint, as it would be told. */
export type DayHint = Profile['calendar']['hints'][number];

/** What a calendar file came to, here on this device. Nothing of it has left it. */
export interface Draft {
  /** Empty where nothing was found, and where the file could not be read. */
  readonly hints: readonly DayHint[];
  /** How many entries of the file could not be read. */
  readonly skipped: number;
  readonly isUnreadable: boolean;
}

/** So many hints may be told at once. */
export const MOST_HINTS = 8;

/** Reads a calendar file. What reads it comes only now: it is as large as all else on the page. */
export async function draftOf(ics: string, now: Date, tz: string): Promise<Draft> {
  const { deriveDayHints } = await import('@village-butcher/sdk/calendar');
  let skipped = 0;
  try {
    const hints = deriveDayHints(ics, { now, tz, onSkipped: (events) => (skipped = events) });
    return { hints, skipped, isUnreadable: false };
  } catch (error) {
    if (error instanceof VillageError) return { hints: [], skipped, isUnreadable: true };
    throw error;
  }
}

/** The draft without one of its hints. */
export const leftOut = (draft: Draft, hint: DayHint): Draft => ({
  ...draft,
  hints: draft.hints.filter((one) => one !== hint),
});

/** The draft with a number of people at a table. No number is no count. */
export const counted = (draft: Draft, { date, hint }: DayHint, count: number): Draft => ({
  ...draft,
  hints: draft.hints.map((one) =>
    one.date !== date || one.hint !== hint
      ? one
      : count > 0
        ? { date, hint, count }
        : { date, hint },
  ),
});
