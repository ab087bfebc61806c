import type { Which } from '@village-butcher/sdk/contract';

/** So many permissions stand on one line of the ledger at most. */
const MOST_ON_A_LINE = 50;
/** So many fit however long their words are, and need not be measured. */
const SURE_ON_A_LINE = 10;
/** A line holds 16,000 bytes of which its own envelope takes some. */
const ROOM_BYTES = 15_400;

/** Permissions as they fit on lines: an act may name many, and none of its lines is ever too long. */
export function onLines<One extends Which, Event extends object>(
  permissions: readonly One[],
  eventOf: (some: One[]) => Event,
): Event[] {
  const lines: One[][] = [];
  for (const permission of permissions) {
    const last = lines.at(-1);
    const isFull =
      !last ||
      last.length >= MOST_ON_A_LINE ||
      (last.length >= SURE_ON_A_LINE && sizeOf(eventOf([...last, permission])) > ROOM_BYTES);
    if (isFull) lines.push([permission]);
    else last.push(permission);
  }
  return lines.map((some) => eventOf(some));
}

const sizeOf = (event: object): number => Buffer.byteLength(JSON.stringify(event));
