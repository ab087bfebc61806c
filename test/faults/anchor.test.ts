import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { beginLog } from '../../src/ledger/seal-init.flow.js';
import { latest } from '../../src/ledger/anchor.store.js';
import { readCheckpoint } from '../../src/ledger/tiles.store.js';
import { someone } from '../support/customers.js';
import { openSealed, type SealedLog } from '../support/sealed.js';

let log: SealedLog;
beforeEach(async () => {
  log = await openSealed();
  await log.seal();
  await log.add(someone(), 5);
  await log.seal();
  await log.add(someone(), 1);
});
afterEach(() => log.close());

const refusal = (code: string) => expect.objectContaining({ code });
const newest = () => join(log.places.anchor, readdirSync(log.places.anchor).toSorted().at(-1)!);

test('what is anchored is what is shown', async () => {
  await log.seal();
  expect((await latest(log.places.anchor))!.note).toBe(await readCheckpoint(log.places.tiles));
});

const LOSSES: readonly (readonly [string, () => void, string])[] = [
  ['deleted', () => rmSync(log.places.anchor, { recursive: true }), 'S6-anchor-missing'],
  [
    'emptied',
    () => readdirSync(log.places.anchor).forEach((name) => rmSync(join(log.places.anchor, name))),
    'S6-anchor-missing',
  ],
  ['unreadable', () => writeFileSync(newest(), ''), 'S6-anchor-missing'],
  ['replaced by an older one', () => rmSync(newest()), 'S5-anchor-old'],
];

test.each(LOSSES)('row 22: an anchor that is %s is never made again', async (_, lose, code) => {
  const shown = await readCheckpoint(log.places.tiles);
  cpSync(log.places.anchor, `${log.places.anchor}-kept`, { recursive: true });
  lose();
  await expect(log.seal()).rejects.toEqual(refusal(code));
  await expect(beginLog(log.sealer, log.places, new Date())).rejects.toEqual(
    refusal('S6-anchor-missing'),
  );
  await expect(log.seal()).rejects.toEqual(refusal(code));
  expect(await readCheckpoint(log.places.tiles)).toBe(shown);

  rmSync(log.places.anchor, { recursive: true, force: true });
  cpSync(`${log.places.anchor}-kept`, log.places.anchor, { recursive: true });
  expect(await log.seal()).toBe(9);
  expect(await log.check()).toBe(9);
});

test('a checkpoint that is not shown any more is shown again', async () => {
  await log.seal();
  const shown = await readCheckpoint(log.places.tiles);
  rmSync(join(log.places.tiles, 'checkpoint'));
  await log.seal();
  expect(await readCheckpoint(log.places.tiles)).toBe(shown);
});
