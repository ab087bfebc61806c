import type { Provider } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { LedgerSettings } from './ledger-settings.js';
import type { JurisdictionId } from './audit/deadline.js';
import { Offices } from './audit/filing.js';
import { Shelves } from './catalogue/shelves.js';
import { Keyring } from './ledger/keyring.js';
import { PublishedLog } from './ledger/published.store.js';
import { Tombstones } from './ledger/tombstone.store.js';
import { carryOutErasures, type House } from './recommend/erasure.flow.js';
import { Rooms } from './recommend/own-file.flow.js';

/**
 * The memory of who was erased, opened before anybody is served: a backup may have brought somebody
 * back. A log that was signed has an anchor; without it nobody knows who has to stay away.
 */
export async function openTombstones(
  house: Omit<House, 'tombstones'>,
  { ledgerAnchor, erasureMode }: Pick<LedgerSettings, 'ledgerAnchor' | 'erasureMode'>,
): Promise<Tombstones> {
  const tombstones = new Tombstones(ledgerAnchor, erasureMode);
  if (!(await tombstones.isThere()) && (await isSigned(house.db))) {
    throw new Error('LEDGER_ANCHOR is not there: who was erased could come back unseen.');
  }
  await carryOutErasures({ ...house, tombstones }, null);
  return tombstones;
}

/** Where customers are kept, by the names by which a controller asks. TypeORM's module has the pool. */
export const providersOfHouse = (rooms: Rooms, jurisdiction: JurisdictionId = 'DE'): Provider[] => [
  { provide: Offices, useValue: { jurisdiction } },
  { provide: Rooms, useValue: rooms },
  { provide: Keyring, useValue: rooms.keyring },
  { provide: Tombstones, useValue: rooms.tombstones },
  { provide: Shelves, useValue: rooms.shelves },
  { provide: PublishedLog, useValue: rooms.published },
];

async function isSigned(db: DataSource): Promise<boolean> {
  const rows: unknown[] = await db.query('SELECT FROM ledger.log WHERE size > 0');
  return rows.length > 0;
}
