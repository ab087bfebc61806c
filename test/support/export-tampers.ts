import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { ExportKey } from '../../src/audit/export-key.js';
import {
  edit,
  pathIn,
  resign,
  resignFile,
  ROWS,
  SHEET,
  TABLE,
  type AtHand,
} from './export-edits.js';

const aStranger = (): ExportKey => new ExportKey(generateKeyPairSync('ed25519').privateKey);

const lines = (text: string): string[] => text.split('\n').slice(0, -1);
const whole = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

/** Ways to tamper with an export without its key, and what has to be found. */
export const TAMPERS: readonly (readonly [string, string, (hand: AtHand) => void])[] = [
  [
    'a flipped bit in a row',
    'E2-hash',
    ({ one }) => edit(one, ROWS, (text) => text.replace('recipes', 'secipes')),
  ],
  ['a dropped row', 'E3-rows', ({ one }) => edit(one, ROWS, (text) => whole(lines(text).slice(1)))],
  [
    'a repeated row',
    'E3-rows',
    ({ one }) => edit(one, ROWS, (text) => text + whole(lines(text).slice(-1))),
  ],
  [
    'rows in another order',
    'E2-hash',
    ({ one }) => edit(one, ROWS, (text) => whole(lines(text).toReversed())),
  ],
  [
    'a part of another export',
    'E3-head',
    ({ one, other }) => copyFileSync(pathIn(other, ROWS), pathIn(one, ROWS)),
  ],
  [
    'an old manifest over new parts',
    'E2-hash',
    ({ one, other }) => {
      for (const name of ['manifest.json', 'manifest.jws'])
        copyFileSync(pathIn(other, name), pathIn(one, name));
    },
  ],
  [
    'a manifest that says something else',
    'E1-signature',
    ({ one }) => edit(one, 'manifest.json', (text) => text.replace('"unsealed":0', '"unsealed":1')),
  ],
  [
    'a manifest that a stranger signed',
    'E1-key',
    (hand) => resign({ ...hand, key: aStranger() }, () => undefined),
  ],
  ['a file that is missing', 'E2-missing', ({ one }) => rmSync(pathIn(one, TABLE))],
  [
    'a file besides',
    'E2-stray',
    ({ one }) => writeFileSync(pathIn(one, 'parts/Q02-0002.jsonl'), ''),
  ],
  [
    'a table that says something else',
    'E2-hash',
    ({ one }) => appendFileSync(pathIn(one, TABLE), '"=1+1"\r\n'),
  ],
  [
    'a sheet that says something else',
    'E2-hash',
    ({ one }) => edit(one, SHEET, (text) => text.replace('recipes', 'secipes')),
  ],
  [
    'a log of its own',
    'E6-log',
    ({ one, other }) =>
      copyFileSync(pathIn(other, 'ledger/checkpoint'), pathIn(one, 'ledger/checkpoint')),
  ],
  [
    'a schema that allows more',
    'E2-hash',
    ({ one }) => edit(one, 'schema/Q02.json', (text) => text.replace('"integer"', '"string"')),
  ],
];

/** What is found even if whoever has the export key did it. */
export const BY_THE_KEY: readonly (readonly [string, string, (hand: AtHand) => void])[] = [
  [
    'a sheet that says something else than the rows',
    'E4-table',
    (hand) => {
      edit(hand.one, SHEET, (text) => text.replace('recipes', 'secipes'));
      resignFile(hand, SHEET);
    },
  ],
  [
    'a sheet with more behind its end',
    'E4-table',
    (hand) => {
      appendFileSync(pathIn(hand.one, SHEET), 'more');
      resignFile(hand, SHEET);
    },
  ],
  [
    'a table that says more than the rows',
    'E4-table',
    (hand) => {
      appendFileSync(pathIn(hand.one, TABLE), '"=1+1"\r\n');
      resignFile(hand, TABLE);
    },
  ],
  [
    'a row of another time',
    'E3-head',
    (hand) => {
      edit(hand.one, ROWS, (text) => text.replace(/"asOf":"2/, '"asOf":"1'));
      resignFile(hand, ROWS);
    },
  ],
  [
    'a row with a column more',
    'E3-schema',
    (hand) => {
      edit(hand.one, ROWS, (text) => text.replace('}\n', ',"diet":"vegan"}\n'));
      resignFile(hand, ROWS);
    },
  ],
  [
    'fewer rows than were signed',
    'E3-rows',
    (hand) => {
      edit(hand.one, ROWS, (text) => whole(lines(text).slice(1)));
      resignFile(hand, ROWS);
    },
  ],
  [
    'a part left out',
    'E3-part',
    (hand) => {
      rmSync(pathIn(hand.one, ROWS));
      rmSync(pathIn(hand.one, TABLE));
      rmSync(pathIn(hand.one, SHEET));
      resign(hand, (said) => {
        const parts = said.parts.filter(({ name }) => !name.startsWith('parts/Q02'));
        Object.assign(said, { parts });
      });
    },
  ],
  [
    'a file named twice',
    'E2-twice',
    (hand) => resign(hand, ({ files }) => void files.push(files[0]!)),
  ],
  [
    'a question of incidents not counted',
    'E5-zero',
    (hand) => resign(hand, ({ zero }) => void zero.pop()),
  ],
  [
    'incidents counted wrong',
    'E5-zero',
    (hand) => resign(hand, ({ zero }) => void Object.assign(zero[0]!, { rows: 7 })),
  ],
  [
    'another installation',
    'E1-installation',
    (hand) =>
      resign(
        hand,
        (said) => void Object.assign(said, { installation: 'other.example/village/2026' }),
      ),
  ],
  [
    'a key out of its time',
    'E1-time',
    (hand) =>
      resign(hand, (said) => void Object.assign(said, { createdAt: '2025-12-31T23:59:59.999Z' })),
  ],
  [
    'a longer log than there is',
    'E6-log',
    (hand) => resign(hand, ({ log }) => void Object.assign(log, { size: log.size + 1 })),
  ],
  [
    'a manifest with a member more',
    'E0-manifest',
    (hand) => resign(hand, (said) => void Object.assign(said, { more: 1 })),
  ],
];
