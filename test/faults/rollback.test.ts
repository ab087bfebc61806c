import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { recover } from '../../src/ledger/recover.flow.js';
import { writeErasureLines } from '../../src/ledger/seal-lines.flow.js';
import { readCheckpoint } from '../../src/ledger/tiles.store.js';
import { backUp, restore, withoutTriggers } from '../support/backup.js';
import { someone } from '../support/customers.js';
import { openSealed, type SealedLog } from '../support/sealed.js';

let log: SealedLog;
const customer = someone();
const MONTH_MS = 31 * 86_400_000;
beforeEach(async () => {
  log = await openSealed();
  await log.add(customer, 250);
  await log.seal();
});
afterEach(() => log.close());

const refusal = (code: string) => expect.objectContaining({ code });
const recovered = () => recover(log.sealer, log.places, new Date());

test('row 17: after the backup of yesterday nothing is signed, until what was signed is back', async () => {
  await log.add(customer, 3); // Waits in the backup, and was sealed after it.
  await backUp(log.ask, 'yesterday');
  await log.add(customer, 700);
  await log.seal();
  const shown = await readCheckpoint(log.places.tiles);

  await restore(log.ask, 'yesterday');
  await expect(log.seal()).rejects.toEqual(refusal('S2-behind-anchor'));
  await expect(log.check()).rejects.toEqual(refusal('S2-behind-anchor'));
  expect(await recovered()).toEqual({ leaves: 703, lost: 700 });
  expect(await log.check()).toBe(956);
  expect(await readCheckpoint(log.places.tiles)).toBe(shown);

  await log.add(customer, 2);
  expect(await log.seal()).toBe(958);
  expect(await log.check()).toBe(958);
  expect(await writeErasureLines(log.sealer, new Date(), 'now')).toBe(0);
  const later = new Date(Date.now() + MONTH_MS);
  expect(await writeErasureLines(log.sealer, later, 'now')).toBe(700);
  await log.seal();
  const [line] = await log.ask(`SELECT convert_from(substr(entry, 3), 'UTF8')::json AS said
    FROM ledger.leaf ORDER BY leaf_index DESC LIMIT 1`);
  expect(line).toMatchObject({
    said: { kind: 'erasure', reason: 'lost', count: 700, range: null },
  });
});

test('row 18: a replica that lost the last commits is not sealed over what was written to disk', async () => {
  await backUp(log.ask, 'replica');
  await log.add(customer, 10);
  const crash = log.seal((step) => {
    if (step === 'tiles') throw new Error('The power is gone.');
  });
  await expect(crash).rejects.toThrow('power');
  await restore(log.ask, 'replica');
  await expect(log.seal()).rejects.toEqual(refusal('S4-tiles-ahead'));

  expect(await recovered()).toEqual({ leaves: 0, lost: 0 });
  await log.add(customer, 400);
  expect(await log.seal()).toBe(653);
  expect(await log.check()).toBe(653);
});

test('row 11: the newest leaves cut off, and the log made to fit, is found before the next signature', async () => {
  await log.ask(
    withoutTriggers(`DELETE FROM ledger.leaf WHERE leaf_index >= 200;
      UPDATE ledger.log SET size = 200`),
  );
  await log.add(customer, 1);
  await expect(log.seal()).rejects.toEqual(refusal('S2-behind-anchor'));
});

test('another history of the same length is never signed', async () => {
  await log.ask(`UPDATE ledger.log SET root = sha256('another')`);
  await log.add(customer, 1);
  await expect(log.seal()).rejects.toEqual(refusal('S3-other-root'));
  await expect(recovered()).resolves.toEqual({ leaves: 0, lost: 0 });
  await expect(log.seal()).rejects.toEqual(refusal('S3-other-root'));
});

test('tiles that were lost are written again from the database', async () => {
  rmSync(join(log.places.tiles, 'tile', 'entries'), { recursive: true });
  await expect(log.seal()).rejects.toEqual(refusal('S9-storage'));
  await recovered();
  expect(await log.check()).toBe(253);
  await log.add(customer, 20);
  expect(await log.seal()).toBe(273);
  expect(await log.check()).toBe(273);
});
