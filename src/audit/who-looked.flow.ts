import type { OwnAttemptPage, OwnLookPage, PageQuery } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import { readOwnRefused } from './attempts.store.js';
import { readOwnLooks } from './looked-at.store.js';
import { cursorOf, dayIn, placeIn, sizeOf } from './page.js';

/** Who of the house's own people looked at a customer by name; newest first. */
export async function whoLooked(
  db: DataSource,
  customer: string,
  { after, limit }: PageQuery,
): Promise<OwnLookPage> {
  const most = sizeOf(limit);
  const items = await readOwnLooks(db, customer, { after: placeIn(after), most });
  const last = items.at(-1);
  return last && items.length === most ? { items, next: cursorOf([last.at, last.id]) } : { items };
}

/** Who tried to read something of a customer and was not allowed to see it, by day; newest first. */
export async function whoTried(
  db: DataSource,
  customer: string,
  { after, limit }: PageQuery,
): Promise<OwnAttemptPage> {
  const most = sizeOf(limit);
  const items = await readOwnRefused(db, customer, { after: dayIn(after), most });
  const last = items.at(-1);
  return last && items.length === most
    ? { items, next: cursorOf([last.day, last.recipient]) }
    : { items };
}
