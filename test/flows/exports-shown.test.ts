import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checked } from '../support/bundle-check.js';
import { edit, resignFile } from '../support/export-edits.js';
import { exported, trustOf } from '../support/exported.js';
import { saidBy } from '../support/receipts.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { snapshotOf } from '../support/snapshot-of.js';
import { NOTICE } from '../support/village.js';

let sealed: SealedVillage;
beforeAll(async () => {
  sealed = await startSealedVillage();
}, 60_000);
afterAll(() => sealed.close());

/** The export of the proof of one consent, which brings what was on the screen. */
async function proven() {
  const { village } = sealed;
  const subject = randomUUID();
  const token = village.tokenFor(subject);
  const snapshot = await snapshotOf(village, token);
  const permission = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const act = { notice: NOTICE, surface: 'permission-centre', control: 'allow' } as const;
  const ada = village.customer(subject);
  const permissions = [{ ...permission, until }];
  const { lines } = await ada.grant({ permissions, ...act, snapshot });
  await sealed.seal();
  const { line } = saidBy(lines[0]!) as { readonly line: string };
  return exported(sealed, { questions: ['proof'], parameters: { line }, formats: ['csv'] });
}

test('L10: the verifier finds a screen that somebody else has signed (E8-snapshot), whoever signed the export', async () => {
  const unpacked = await proven();
  const { village } = sealed;
  const own = { ...village.snapshots, from: '2026-01-01T00:00:00.000Z', until: null };
  const { kid, public: known, from, until } = own;
  const keys = [{ kid, public: known, from, until }];
  const told = (more: { readonly snapshot: readonly object[] }) => {
    const trust = { ...trustOf(sealed), ...more };
    const { findings, shut } = checked(unpacked.folder, { trust, now: Date.now() });
    expect(shut.includes('E8')).toBe(trust.snapshot.length === 0);
    return findings.filter(({ level }) => level === 'finding').map(({ code }) => code);
  };
  expect(JSON.parse(unpacked.read('keys.json'))).toMatchObject({
    snapshot: { kid, public: known },
  });
  expect(told({ snapshot: keys })).toEqual([]);
  expect(told({ snapshot: [] })).toEqual([]);
  expect(told({ snapshot: [{ ...keys[0]!, until: '2026-01-02T00:00:00.000Z' }] })).toEqual([
    'E8-snapshot',
  ]);

  const [first = ''] = unpacked.read('parts/Q08-0001.jsonl').split('\n');
  const { snapshot } = JSON.parse(first) as { readonly snapshot: string };
  const [head, body] = snapshot.split('.');
  const stranger = generateKeyPairSync('ed25519').privateKey;
  const forged = `${head}.${body}.${sign(null, Buffer.from(`${head}.${body}`), stranger).toString('base64url')}`;
  const hand = { one: unpacked, other: unpacked, key: village.exports.key };
  const [rows, table] = ['parts/Q08-0001.jsonl', 'parts/Q08-0001.csv'] as const;
  for (const name of [rows, table]) {
    edit(unpacked, name, (text) => text.replace(snapshot, forged));
    resignFile(hand, name);
  }
  expect(told({ snapshot: [] })).toEqual([]);
  expect(told({ snapshot: keys })).toEqual(['E8-snapshot']);
  unpacked.close();
}, 60_000);
