import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { bytesOf } from '../../src/base/id.js';
import { blindEntry, commitmentOf, KINDS } from '../../src/ledger/commit.js';
import { opened } from '../../src/ledger/keyring.js';
import { codesOf } from '../support/bundle-check.js';
import { filesOf, linesIn, withLines } from '../support/bundle-files.js';
import { aDay } from '../support/bundle-days.js';
import { boxForTwo } from '../support/two-keys.js';

const LINE = '018f0000-0000-7000-8000-000000000002';
const CONSENT = 'openings/consent.ndjson';

/** A salt and a text, in whole blocks. */
const saying = (text: string): Buffer =>
  Buffer.concat([randomBytes(32), Buffer.from(text.padEnd(64))]);

test('row 42: a box that opens under two keys opens the leaf under one of them', () => {
  const keys = [randomBytes(32), randomBytes(32)] as const;
  const texts = [saying('ada gave her diet'), saying('ada gave nothing')] as const;
  const box = boxForTwo(keys, bytesOf(LINE), texts);
  const [one, two] = keys.map((key) => opened(key, bytesOf(LINE), box));
  expect(one!.subarray(32, 96).toString()).toContain('ada gave her diet');
  expect(two!.subarray(128, 192).toString()).toContain('ada gave nothing');

  const day = aDay();
  const openings = [one!, two!].map((plain) => ({
    salt: plain.subarray(0, 32),
    payload: plain.toString('latin1', 32),
  }));
  const [{ salt: kept, payload: said }] = openings as [(typeof openings)[number]];
  day.change(3, { raw: blindEntry(KINDS.consent, commitmentOf(kept, said)) });
  const files = filesOf(day.leaves);
  const shown = ({ salt, payload }: (typeof openings)[number]) => {
    const [, ...others] = linesIn(files, CONSENT);
    const opening = { index: 3, payload, salt: salt.toString('base64url') };
    return codesOf(withLines(files, CONSENT, [opening, ...others]));
  };
  const [right, wrong] = openings.map(shown);
  expect(right).not.toContain('V7-commitment');
  expect(wrong).toContain('V7-commitment');
});
