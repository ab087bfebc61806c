import { cpSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeErasureLines } from '../../src/ledger/seal-lines.flow.js';
import { openAsSealer } from '../../src/log-places.js';
import { checked } from '../support/bundle-check.js';
import { eraseNow } from '../support/erasing.js';
import { edit, resign, resignFile, type AtHand } from '../support/export-edits.js';
import { exported, lyingIn, trustOf, type Unpacked } from '../support/exported.js';
import { MILL } from '../support/market.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';
import { give, wish } from '../support/village.js';

/*
 * Somebody is erased, and the same question is exported again: their rows are gone, and in their place stands
 * where the log has them, and why nobody can open them any more. Whose they were is in neither.
 */

const FILE = 'redacted.jsonl';
let sealed: SealedVillage;
let before: Unpacked;
let after: Unpacked;
beforeAll(async () => {
  sealed = await startSealedVillage();
  const { village } = sealed;
  for (const name of ['ada', 'ben']) {
    const one = village.customer(name);
    await wish(one, 'recipes');
    await one.profile.put('diet', { members: { self: { rules: ['vegan'] } } });
    await give(one, ['diet']);
    await one.suggestions.list({ store: MILL, purposes: ['recipes'] });
  }
  await sealed.seal();
  before = await exported(sealed, { questions: ['did-read', 'proof'] });
  await eraseNow(village, village.keyring.pseudonymOf(village.issuer.issuer, 'ben'), null);
  const sealer = await openAsSealer(village.ownerUrl);
  const soon = new Date(Date.now() + 60_000);
  await writeErasureLines(sealer, soon, 'now').finally(() => sealer.destroy());
  await sealed.seal();
  const { asOf, knownAsOf } = manifestOf(before).questions[0]!;
  after = await exported(sealed, {
    questions: ['did-read', 'proof'],
    parameters: { asOf, knownAsOf },
  });
}, 60_000);
afterAll(async () => {
  before.close();
  after.close();
  await sealed.close();
});

interface Manifest {
  readonly questions: readonly { readonly asOf: string; readonly knownAsOf: string }[];
  readonly redacted: { readonly lines: number; readonly since: string | null };
}
type Line = Readonly<Record<string, unknown>>;
const manifestOf = (one: Unpacked): Manifest => JSON.parse(one.read('manifest.json')) as Manifest;
const linesOf = (one: Unpacked, name: string): readonly Line[] =>
  one
    .read(name)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
const codes = ({ folder }: Unpacked): readonly string[] =>
  checked(folder, { trust: trustOf(sealed), now: Date.now() + 120_000 })
    .findings.filter(({ level }) => level === 'finding')
    .map(({ code }) => code);

test('L10: after an erasure an export says where each line stands that it cannot tell any more', () => {
  expect(manifestOf(before).redacted).toEqual({ lines: 0, since: null });
  expect(before.read(FILE)).toBe('');
  const [rows, left] = [
    linesOf(before, 'parts/Q08-0001.jsonl'),
    linesOf(after, 'parts/Q08-0001.jsonl'),
  ];
  const gone = rows.filter(({ line }) => !left.some((one) => one['line'] === line));
  const redacted = linesOf(after, FILE);
  expect(manifestOf(after).redacted).toMatchObject({ lines: redacted.length });
  expect(Date.parse(manifestOf(after).redacted.since!)).toBeGreaterThan(0);
  const known = new Map(redacted.map(({ leafIndex, leafHash }) => [leafIndex, leafHash]));
  expect(gone.length).toBeGreaterThan(1);
  for (const { leafIndex, leafHash } of gone) expect(known.get(leafIndex)).toBe(leafHash);
  // Beside the acts it is the one use: and nothing says of which answer it was a row.
  expect(redacted).toHaveLength(gone.length + 1);
  for (const line of redacted) {
    expect(Object.keys(line)).toEqual(['leafIndex', 'leafHash', 'redacted', 'ground']);
    expect(line).toMatchObject({ redacted: true, ground: 'customer' });
  }
  expect(linesOf(after, 'parts/Q02-0001.jsonl')).toHaveLength(1);
});

test('L10: an archive from before an erasure is in order after it, as is the one from afterwards', () => {
  expect([codes(before), codes(after)]).toEqual([[], []]);
});

/** A copy to tamper with, and what came of it. */
function tampered(tamper: (hand: AtHand) => void): readonly string[] {
  const folder = `${after.folder}-copy`;
  cpSync(after.folder, folder, { recursive: true });
  const copy = lyingIn(folder);
  try {
    tamper({ one: copy, other: before, key: sealed.village.exports.key });
    return [...new Set(codes(copy))];
  } finally {
    copy.close();
  }
}

const changed =
  (change: (text: string) => string) =>
  (hand: AtHand): void => {
    edit(hand.one, FILE, change);
    resignFile(hand, FILE);
  };

const OTHER = (_: string, first: string): string => `"leafHash":"${first === 'A' ? 'B' : 'A'}`;

test.each([
  ['a line is left out', (text: string) => text.replace(/^.*\n/, '')],
  ['a line is told twice', (text: string) => text.replace(/^(.*\n)/, '$1$1')],
  ['another line is put in', (text: string) => text.replace(/"leafIndex":\d+/, '"leafIndex":1')],
  ['another hash is told', (text: string) => text.replace(/"leafHash":"(.)/, OTHER)],
  ['another ground is told', (text: string) => text.replace('customer', 'lost')],
  ['more is told', (text: string) => text.replace('{', '{"customer":"ben",')],
] as const)('L10: what is erased is held to the log, whoever signed it: %s', (_, change) => {
  expect(tampered(changed(change))).toContain('E7-redacted');
});

test('L10: the count and the time of what is erased are held to the log, whoever signed them', () => {
  for (const redacted of [
    { lines: 0, since: null },
    { ...manifestOf(after).redacted, since: '2026-01-01T00:00:00.000Z' },
  ]) {
    expect(tampered((hand) => resign(hand, (said) => Object.assign(said, { redacted })))).toEqual([
      'E7-redacted',
    ]);
  }
});
