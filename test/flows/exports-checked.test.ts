import { cpSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FORMATS, QUESTIONS, type ExportAct } from '@village-butcher/sdk/contract';
import { checked } from '../support/bundle-check.js';
import { aReader } from '../support/desk.js';
import { forgeUse } from '../support/desk-forged.js';
import { rewrite, type AtHand } from '../support/export-edits.js';
import { BY_THE_KEY, TAMPERS } from '../support/export-tampers.js';
import { exported, lyingIn, trustOf, type Unpacked } from '../support/exported.js';
import { HOSTILE } from '../support/hostile.js';
import { startSealedVillage, type SealedVillage } from '../support/sealed-village.js';

/*
 * An auditor unpacks an export, and checks it with a verifier and keys of their own. Nothing that was
 * changed since it was signed stays hidden, and little even of what its signer changed.
 */

let sealed: SealedVillage;
let one: Unpacked;
let other: Unpacked;
beforeAll(async () => {
  sealed = await startSealedVillage();
  await aReader(sealed.village);
  await aReader(sealed.village);
  await sealed.seal();
  other = await exported(sealed);
  await aReader(sealed.village);
  await sealed.seal();
  one = await exported(sealed);
}, 60_000);
afterAll(async () => {
  one.close();
  other.close();
  await sealed.close();
});

const found = ({ folder }: Unpacked) =>
  checked(folder, { trust: trustOf(sealed), now: Date.now() }).findings.filter(
    ({ level }) => level === 'finding',
  );
const codes = (unpacked: Unpacked) => found(unpacked).map(({ code }) => code);

/** A copy to tamper with, and what came of it. */
function tampered(tamper: (hand: AtHand) => void): readonly string[] {
  const folder = `${one.folder}-copy`;
  cpSync(one.folder, folder, { recursive: true });
  const copy = lyingIn(folder);
  try {
    tamper({ one: copy, other, key: sealed.village.exports.key });
    return codes(copy);
  } finally {
    copy.close();
  }
}

test('L10: twenty exports of all kinds raise nothing', async () => {
  const shapes: Partial<ExportAct>[] = Array.from({ length: 20 }, (_, n) => ({
    questions: QUESTIONS.filter((_question, at) => (n + at) % 5 === 0),
    formats: FORMATS.filter((_format, at) => (n >> at) % 2 === 1),
    reason: `Prüfung ${n}; =1+1`,
  }));
  const inDetail: Partial<ExportAct> = { questions: ['could-read'], parameters: { detail: true } };
  for (const shape of [...shapes.slice(1), inDetail]) {
    const another = await exported(sealed, shape);
    expect([shape, found(another)]).toEqual([shape, []]);
    another.close();
  }
}, 90_000);

test.each(TAMPERS)('L10: the verifier finds %s (%s)', (_, code, tamper) => {
  expect(codes(one)).toEqual([]);
  expect(tampered(tamper)).toContain(code);
});

test.each(BY_THE_KEY)('L10: the verifier finds %s (%s), whoever signed it', (_, code, tamper) => {
  expect(tampered(tamper)).toContain(code);
});

test('every hostile text makes the same table for the auditor as for us', () => {
  expect(tampered((hand) => rewrite(hand, HOSTILE))).toEqual([]);
});

test('an incident is told to whoever checks, and is no fault of the export', async () => {
  const { ada } = await aReader(sealed.village);
  const [use] = (await ada.disclosures.list()).items;
  await forgeUse(sealed.village.ownerUrl, use!.id, { purpose: 'offers' });
  await sealed.seal();
  const incident = await exported(sealed);
  const { exit, findings } = checked(incident.folder, { trust: trustOf(sealed), now: Date.now() });
  expect(exit).toBe(0);
  expect(findings).toEqual(
    expect.arrayContaining([expect.objectContaining({ code: 'E5-incident', level: 'warning' })]),
  );
  incident.close();
});
