import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { idAt } from '../../src/base/id.js';
import { addClaim } from '../../src/catalogue/claim.store.js';
import { lockCurrent, useEdition } from '../../src/catalogue/edition.store.js';
import { allergensIn } from '../../src/catalogue/evidence.js';
import { importCatalogue } from '../../src/catalogue/import.flow.js';
import { refreshShelves, stockAt } from '../../src/catalogue/in-use.flow.js';
import { Shelves } from '../../src/catalogue/shelves.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { MARKET } from '../support/market.js';

const NOW = new Date('2026-11-26T11:00:00.000Z');
const CLAIM = { product: 'spinach', allergen: 'nuts', says: 'confirmed', role: 'quality' } as const;

let fresh: FreshDatabase;
let shelves: Shelves;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(() => {
  shelves = new Shelves();
});
afterAll(() => fresh.close());

const importOn = (here: Shelves) => importCatalogue(fresh.db, here, MARKET, NOW);

test('who was told of an edition that is over by now gets the one in use, and leaves it there', async () => {
  const before = await importOn(shelves);
  const now = await importOn(shelves);
  const { shelf } = await stockAt(fresh.db, shelves, before.edition, NOW);
  expect(shelf.edition).toBe(now.edition);
  expect(shelves.current().shelf).toBe(shelf);
});

test('however many wait for what another instance imported, it is compiled once', async () => {
  const { edition } = await importOn(new Shelves());
  const waiting = Array.from({ length: 20 }, () => stockAt(fresh.db, shelves, edition, NOW));
  const stocks = await Promise.all([...waiting, refreshShelves(fresh.db, shelves, NOW)]);
  expect(new Set(stocks).size).toBe(1);
  expect(stocks[0]!.shelf.edition).toBe(edition);
});

test('L5: a claim that another instance wrote down while a catalogue was compiled counts in it', async () => {
  await importOn(shelves);
  const importing = fresh.db.transaction(async (tx) => {
    const base = await lockCurrent(tx);
    const later = importOn(shelves);
    await isWaitedFor(tx);
    await addClaim(tx, { ...CLAIM, at: NOW });
    await useEdition(tx, { edition: idAt(NOW.getTime()), at: NOW, document: null, base });
    return [later];
  });
  const [later] = await importing;
  const { edition } = await later!;
  expect(shelves.current().shelf.edition).toBe(edition);
  expect(shelves.current().shelf.items.get('spinach')!.contains).toBe(allergensIn(['nuts']));
});

test('what fails is nothing to who comes after it', async () => {
  await importOn(shelves);
  const broken = { ...MARKET, notice: { ...MARKET.notice, text: 'Another text.' } };
  const refused = importCatalogue(fresh.db, shelves, broken, NOW);
  const fine = importOn(shelves);
  await expect(refused).rejects.toMatchObject({ code: 'notice-changed' });
  const { edition } = await fine;
  expect(shelves.current().shelf.edition).toBe(edition);
});

/** Until somebody waits for what this transaction has locked. */
async function isWaitedFor(tx: EntityManager): Promise<void> {
  const rows: readonly unknown[] = await tx.query(
    'SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))',
  );
  if (rows.length > 0) return;
  await setTimeout(5);
  await isWaitedFor(tx);
}
