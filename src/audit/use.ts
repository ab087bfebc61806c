import type { QuestionParameters } from '@village-butcher/sdk/contract';
import type { Since } from './since.js';

/** One use as it stands in the log: who got which fields for what, each on which line. */
export interface Use {
  readonly position: number;
  readonly id: string;
  readonly customer: string;
  readonly at: string;
  readonly recipient: string;
  readonly client: string;
  readonly store: string;
  /** Where the customer's chain stood in the snapshot that ruled. */
  readonly seen: number;
  readonly parts: readonly UsedPart[];
}

/** One field of a use. */
export interface UsedPart {
  readonly field: string;
  readonly purpose: string;
  readonly line: string;
  /** What its recipient keeps, and what it was told and answered since. Not looked up: not there. */
  readonly since?: Since;
}

/** That a permission was used on one line, and when last. */
export interface UsedOn {
  readonly line: string;
  /** Recipient, purpose and field, as `keyOf` spells them. */
  readonly key: string;
  readonly lastAt: string;
}

/** What of a use was for one purpose: a permission for one never serves another. */
export function byPurpose({ parts }: Use): Iterable<readonly [string, readonly UsedPart[]]> {
  const { purpose } = parts[0]!;
  if (parts.every((part) => part.purpose === purpose)) return [[purpose, parts]];
  const found = new Map<string, UsedPart[]>();
  for (const part of parts) {
    const before = found.get(part.purpose);
    if (before) before.push(part);
    else found.set(part.purpose, [part]);
  }
  return found;
}

/** The lines that a use rests on: mostly one. */
export function linesOf({ parts }: Use): readonly string[] {
  const { line } = parts[0]!;
  if (parts.every((part) => part.line === line)) return [line];
  return [...new Set(parts.map((part) => part.line))];
}

/** Whether some of what was used for one purpose is asked about. */
export const isAsked = (
  parts: readonly UsedPart[],
  { field, purpose }: QuestionParameters,
): boolean =>
  parts.some(
    (part) =>
      (field === undefined || part.field === field) &&
      (purpose === undefined || part.purpose === purpose),
  );
