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

/** What a cursor says. A made-up one says nothing that is anybody else's. */
export const partsOfCursor = (cursor: string): string[] =>
  Buffer.from(cursor, 'base64url').toString().split(' ');
