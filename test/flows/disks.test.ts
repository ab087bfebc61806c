import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { sayIfOnOneDisk } from '../../src/disks.js';
import { LedgerSettings } from '../../src/ledger-settings.js';
import { newFolder, removeAll } from '../support/embedded.js';

afterAll(removeAll);

/** Another file system than that of temporary files, where there is one. */
const MEMORY = '/dev/shm';
const hasTwoDisks = existsSync(MEMORY) && statSync(MEMORY).dev !== statSync(tmpdir()).dev;

test('nothing is warned of while the anchor is on another disk, or not there', () => {
  const villageFolder = newFolder();
  const said: string[] = [];
  const say = (anchor: string) =>
    sayIfOnOneDisk(
      { villageFolder, ledger: new LedgerSettings({ LEDGER_ANCHOR: anchor }) },
      (text) => said.push(text),
    );
  mkdirSync(join(villageFolder, 'postgres'));
  say(join(villageFolder, 'nowhere'));
  if (hasTwoDisks) {
    const elsewhere = mkdtempSync(join(MEMORY, 'village-anchor-'));
    say(elsewhere);
    rmSync(elsewhere, { recursive: true });
  }
  expect(said).toEqual([]);
  say(villageFolder);
  expect(said).toEqual([expect.stringContaining('share a disk')]);
});
