import { Moment, type AnswerRow } from '@village-butcher/sdk/contract';
import * as z from 'zod/mini';
import { opened, sealed } from '../ledger/keyring.js';

const Stand = z.strictObject({ asOf: Moment, knownAsOf: Moment, logSize: z.int() });
/** Where an answer stands: its two clocks, and the log size that they come to. */
export type Stand = z.infer<typeof Stand>;

const Place = z.strictObject({ stand: Stand, after: z.int() });
/** Where a page begins: behind this place in the log, or behind this row of a table. */
export type Place = z.infer<typeof Place>;

/** Most rows of one page. */
export const MOST_ROWS = 1_000;

/** A place as it travels: shut, and bound to what was asked. */
export const pageOf = (key: Buffer, about: string, place: Place): string =>
  sealed(key, about, Buffer.from(JSON.stringify(place))).toString('base64url');

/** The place that `pageOf` shut. `null`: another question's, another parameter's, or made up. */
export function placeIn(key: Buffer, about: string, page: string): Place | null {
  try {
    const plain = opened(key, about, Buffer.from(page, 'base64url'));
    return Place.parse(JSON.parse(plain.toString()));
  } catch {
    return null;
  }
}

/** What belongs to one use. */
export interface OfUse {
  readonly position: number;
  readonly rows: readonly AnswerRow[];
}

/** The rows of a page, and the last place that it reaches: no use is cut in two. */
export function filled(uses: readonly OfUse[]): {
  readonly rows: readonly AnswerRow[];
  readonly taken: number;
} {
  let room = MOST_ROWS;
  const end = uses.findIndex(({ rows }) => (room -= rows.length) < 0);
  const taken = end < 0 ? uses.length : end;
  return { rows: uses.slice(0, taken).flatMap(({ rows }) => rows), taken };
}
