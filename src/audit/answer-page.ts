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

/** So many leaves one page goes through at most: however rare a row is, no page takes long. */
const MOST_LEAVES = 50_000;

/** Where a page ends at the latest that begins behind a place. */
export const endOf = (after: number, size: number): number =>
  Math.min(size, after + 1 + MOST_LEAVES);

/** A stretch of the log: behind a leaf, and up to another without it. */
export interface Stretch {
  readonly after: number;
  readonly end: number;
}

/** So many leaves are read at once: what is read for a page is not much more than what it shows. */
export const STRETCH = 1_000;

/**
 * The first stretch of these, and then one behind the other. Each ends where so many leaves of the
 * log end, wherever one begins: what is cut between stretches is cut in the same places again.
 */
export const firstOf = ({ after, end }: Stretch, leaves = STRETCH): Stretch => ({
  after,
  end: Math.min(after + 1 + leaves - ((after + 1) % leaves), end),
});

/** All of them, one behind the other. */
export function* stretchesOf(whole: Stretch, leaves = STRETCH): Generator<Stretch> {
  for (let { after } = whole; after + 1 < whole.end;) {
    const stretch = firstOf({ ...whole, after }, leaves);
    yield stretch;
    after = stretch.end - 1;
  }
}

/** What of a log a page went through. */
interface Through {
  readonly end: number;
  readonly size: number;
}

/** Whether these fill a page. */
export const isFull = (uses: readonly OfUse[]): boolean =>
  uses.reduce((sum, { rows }) => sum + rows.length, 0) >= MOST_ROWS;

/** The rows of a page, and where the next one begins, if there may be more. No use is cut in two. */
export function filled(
  uses: readonly OfUse[],
  { end, size }: Through,
): { readonly rows: readonly AnswerRow[]; readonly after: number | null } {
  let room = MOST_ROWS;
  const cut = uses.findIndex(({ rows }) => (room -= rows.length) < 0);
  const taken = uses.slice(0, cut < 0 ? uses.length : cut);
  const rows = taken.flatMap((use) => use.rows);
  if (taken.length < uses.length) return { rows, after: taken.at(-1)!.position };
  return { rows, after: end < size ? end - 1 : null };
}
