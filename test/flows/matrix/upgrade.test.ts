import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { createRetailer } from '@village-butcher/sdk/server';
import { look } from '../../support/counters.js';
import { deskOf, wholeOf } from '../../support/desk.js';
import { ZERO } from '../../../src/audit/export.js';
import { checkedAt } from '../../support/sealed-at.js';
import { startOlder, type Older } from '../../support/older.js';
import { asOwner, ownedTables } from '../../support/rows.js';
import { give, suggested, takeBack } from '../../support/village.js';
import { faultsIn } from '../../support/wall-faults.js';
import { MILL } from '../../support/market.js';

/*
 * The service of today on the rows, the keys and the log that a service of an older release left: from
 * before looks, refused attempts, requests, cohorts, nights and the walls.
 */

let older: Older;
beforeAll(async () => {
  older = await startOlder();
}, 60_000);
afterAll(() => older.close());

const STAYED = ['ada', 'ben', 'cem'] as const;

/** What somebody sees of what is theirs, in the same order as it was written down then. */
async function seen(name: string) {
  const app = older.app(name);
  const { standing, wishes, pausedUntil } = await app.permissions.get();
  const codeOf = (error: { readonly code: string }) => error.code;
  return {
    standing,
    wishes,
    pausedUntil,
    diet: await app.profile.get('diet').catch(codeOf),
    memory: await app.profile.get('memory').catch(codeOf),
    household: await app.profile.get('household').catch(codeOf),
    settled: (await app.settled.list()).items,
    history: (await app.history.list()).items,
    disclosures: (await app.disclosures.list()).items,
  };
}

test('every migration is there, and every wall stands around the rows of an older release', async () => {
  const owner = new pg.Client({ connectionString: older.village.ownerUrl });
  await owner.connect();
  expect(await faultsIn(owner).finally(() => owner.end())).toEqual([]);
  for (const table of await ownedTables(older.village.ownerUrl)) {
    expect([
      table,
      await older.village.db.query(`SELECT FROM ${table}
      WHERE customer_id <> ledger.nobody()`),
    ]).toEqual([table, []]);
  }
});

test('L1: everybody stands where they stood, and reads what they told and did', async () => {
  for (const name of STAYED) {
    const { receipts: _, ...then } = older.saw[name]!;
    expect([name, await seen(name)]).toMatchObject([name, then]);
    for (const other of STAYED.filter((one) => one !== name)) {
      expect(JSON.stringify(await seen(name))).not.toContain(`a note of ${other}`);
    }
  }
  expect((await older.app('gone').permissions.get()).standing).toEqual([]);
});

test('receipts of then are answered, and a whole file of somebody is written', async () => {
  for (const name of STAYED) {
    const app = older.app(name);
    for (const id of older.saw[name]!.receipts)
      expect(await app.receipts.get(id)).toMatchObject({ id });
    expect(JSON.stringify(await app.rights.export())).toContain(`a note of ${name}`);
  }
});

test('what was allowed is used, what was taken back or paused is not, and each use is on record', async () => {
  const shown: string[] = [];
  const used = async (name: (typeof STAYED)[number]) => {
    const app = older.app(name);
    const before = (await app.disclosures.list()).items.length;
    shown.push(...(await suggested(app)));
    const { items } = await app.disclosures.list();
    return items
      .slice(0, items.length - before)
      .flatMap(({ uses }) => uses.map(({ field }) => field));
  };
  expect((await used('ada')).toSorted()).toEqual(['diet', 'household']);
  expect(await used('ben')).toEqual([]);
  expect((await used('cem')).toSorted()).toEqual(['diet', 'memory']);
  expect(shown.length).toBeGreaterThan(0);
});

test('acts of today follow those of then in one chain, at the counter and for recipients, too', async () => {
  const cem = older.app('cem');
  await takeBack(cem, ['diet']);
  await give(cem, ['diet']);
  const { code } = await cem.visits.open({ store: MILL });
  expect(await look(older.village, code)).not.toBeNull();
  const [told] = await asOwner<{ id: string }>(
    older.village.ownerUrl,
    'SELECT notification AS id FROM audit.outbox ORDER BY at LIMIT 1',
  );
  const backend = createRetailer({
    baseUrl: older.village.baseUrl,
    token: async () => ({ token: older.village.tokenFor('crm', 'recipient'), expiresAt: null }),
  });
  const at = older.village.clock.at!.toISOString();
  await backend.notifications.answer(told!.id, { answer: 'done', at });
  expect(await older.village.broken()).toEqual([]);
});

test('L10: the log of then goes on, its check is clean, and no question of incidents finds any', async () => {
  const size = await older.seal();
  expect(size).toBeGreaterThan(0);
  expect(await checkedAt(older.village.ownerUrl, older.settings)).toBe(size);
  const desk = deskOf(older.village);
  const found: Record<string, readonly object[]> = {};
  for (const { slug, version } of ZERO) {
    const { rows } = await wholeOf(desk, { question: slug, version, parameters: {} });
    if (rows.length > 0) found[slug] = rows.map(({ cells }) => cells);
  }
  expect(found).toEqual({});
  const integrity = { question: 'integrity', version: 1, parameters: {} } as const;
  expect((await wholeOf(desk, integrity)).rows).toEqual([]);
});
