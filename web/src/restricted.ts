import { FIELDS, PURPOSES, type Field, type Purpose, type Standing } from '@village-butcher/sdk';

/** What of one field somebody may read, and until when its customer has stopped all of that; `null`: it is used. */
export interface Shared {
  readonly field: Field;
  readonly permissions: readonly Named[];
  readonly pausedUntil: string | null;
}

interface Named {
  readonly field: Field;
  readonly recipient: string;
  readonly purpose: Purpose;
}

/** Field by field: whatever stops or goes on, does so for everybody who may read it. */
export const sharedIn = (permitted: Standing['standing']): readonly Shared[] =>
  FIELDS.flatMap((field) => {
    const of = permitted.filter((one) => one.field === field);
    const permissions = of.flatMap(({ recipient, purpose: said }) =>
      PURPOSES.filter((purpose) => purpose === said).map((purpose) => ({
        field,
        recipient,
        purpose,
      })),
    );
    if (permissions.length === 0) return [];
    const ends = of.flatMap(({ pausedUntil }) => pausedUntil ?? []).toSorted();
    return [{ field, permissions, pausedUntil: ends.length < of.length ? null : ends[0]! }];
  });
