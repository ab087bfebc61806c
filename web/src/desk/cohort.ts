import type { QuarantineAct, QuestionParameters } from '@village-butcher/sdk/contract';

/** The cohort that a question names. `null`: not all that holding it needs is said. */
export function cohortIn({
  notice,
  version,
  surface,
  from,
  to,
}: QuestionParameters): Omit<QuarantineAct, 'reason'> | null {
  if (notice === undefined || version === undefined) return null;
  if (from === undefined || to === undefined) return null;
  return { notice, version, from, to, ...(surface === undefined ? {} : { surface }) };
}
