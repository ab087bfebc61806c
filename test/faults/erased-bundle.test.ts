import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeErasureLines } from '../../src/ledger/seal-lines.flow.js';
import { readCheckpoint } from '../../src/ledger/tiles.store.js';
import { openAsSealer } from '../../src/log-places.js';
import { HOURS_MS, startAuditedVillage, type AuditedVillage } from '../support/audited.js';
import { kept } from '../support/bundle-check.js';
import { filesBelow, foundIn, namesOf } from '../support/drill.js';
import { eraseNow } from '../support/erasing.js';
import { MILL } from '../support/market.js';
import { give, takeBack, wish, type TestVillage } from '../support/village.js';

let audited: AuditedVillage;
let village: TestVillage;
beforeAll(async () => {
  audited = await startAuditedVillage();
  village = audited.village;
});
afterAll(() => audited.close());

/** Somebody who gives, is suggested something, and takes back. Answers the receipts of both acts. */
async function lifeOf(name: string): Promise<readonly string[]> {
  const app = village.customer(name);
  await wish(app, 'recipes');
  await app.profile.put('household', { eaters: 3 });
  const given = await give(app, ['household', 'diet']);
  await app.suggestions.list({ store: MILL, purposes: ['recipes'] });
  const taken = await takeBack(app, ['diet']);
  await audited.seal();
  const receipts = [given, taken].map(({ id }) => app.receipts.get(id));
  return (await Promise.all(receipts)).map((one) => kept('receipt', JSON.stringify(one)));
}

test('row 44: who is erased is in no bundle, and receipts and checkpoints from before still hold', async () => {
  await lifeOf('bob');
  const receipts = await lifeOf('ada');
  const customer = village.keyring.pseudonymOf(village.issuer.issuer, 'ada');
  const names = await namesOf(village.ownerUrl, customer);
  const textOf = (folder: string) => [{ name: 'the bundle', text: filesBelow(folder).text }];
  const before = await audited.bundle();
  expect(foundIn(textOf(before), [], names).length).toBeGreaterThan(names.lines.length);
  const seen = (await readCheckpoint(audited.places.tiles))!;

  await eraseNow(village, customer, null);
  await audited.seal();
  const sealer = await openAsSealer(village.ownerUrl);
  const later = new Date(Date.now() + HOURS_MS);
  const named = await writeErasureLines(sealer, later, 'now').finally(() => sealer.destroy());
  expect(named).toBe(names.lines.length);
  const after = await audited.bundle();
  expect(audited.audit(after, { seen, receipts })).toEqual([]);
  expect(foundIn(textOf(after), [], names)).toEqual([]);
});
