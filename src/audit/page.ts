import { LocalDate, Moment, RecipientId, Uuid } from '@village-butcher/sdk/contract';
import * as z from 'zod/mini';

/** Where a page of disclosures ended. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

const FEWEST = 1;
const MOST = 100;
const USUAL = 50;

/** How many entries a page has: what was asked for, within reason. */
export const sizeOf = (limit: string | undefined): number =>
  Math.min(Math.max(Number(limit ?? USUAL), FEWEST), MOST);

/** A cursor that tells nothing but the place, and only to the customer whose list it is. */
export const cursorOf = (parts: readonly string[]): string =>
  Buffer.from(parts.join(' ')).toString('base64url');

/** The place in a chain where a page ended. A made-up cursor says nothing: it begins at the end. */
export function seqIn(cursor: string | undefined): number | null {
  const [seq = ''] = partsOf(cursor);
  return /^\d{1,9}$/.test(seq) ? Number(seq) : null;
}

const ByDay = z.tuple([LocalDate, RecipientId]);
const InTime = z.tuple([Moment, Uuid]);

/** The disclosure that a page ended with. */
export function placeIn(cursor: string | undefined): Place | null {
  const read = z.safeParse(InTime, partsOf(cursor));
  return read.success ? { at: read.data[0], id: read.data[1] } : null;
}

/** A day, and the recipient that a page of attempts ended with. */
export function dayIn(
  cursor: string | undefined,
): { readonly day: string; readonly recipient: string } | null {
  const read = z.safeParse(ByDay, partsOf(cursor));
  return read.success ? { day: read.data[0], recipient: read.data[1] } : null;
}

const partsOf = (cursor = ''): string[] => Buffer.from(cursor, 'base64url').toString().split(' ');
