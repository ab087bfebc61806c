import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { verifyReceipt } from '@village-butcher/sdk/verify';
import fc from 'fast-check';
import { nodeHash } from '../../src/ledger/merkle.js';
import {
  ACT,
  LOG,
  NOW,
  NoteKey,
  ORIGIN,
  TRUST,
  lineOf,
  linesOf,
  noteOf,
  promised,
  proofOf,
  sealed,
  underNote,
  useOf,
} from './receipts.js';

const LINE = '018f0000-0000-7000-8000-000000000002';

test('a receipt opens the vector of the byte format', async () => {
  const payload =
    `{"act":"${ACT}","at":"2026-03-01T09:00:00.000Z","body":{},` +
    `"customer":"AAAAAAAAAAAAAAAAAAAAAA","kind":"consent","line":"${LINE}",` +
    `"prev":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","seq":0,"v":1}`;
  const leafHash = Buffer.from(
    '9568c503e14987fbc498434e1be97d3d03dfe328c3c04c702ab58617e6f2f951',
    'hex',
  ).toString('base64url');
  const salt = Buffer.from(Array.from({ length: 32 }, (_, at) => at));
  const receipt = await promised([{ ...lineOf(payload, salt), leafHash }]);
  const lines = [{ payload: JSON.parse(payload), leafHash }];
  expect(await verifyReceipt(receipt, TRUST)).toMatchObject({ state: 'promised', lines });
});

test('L10: a receipt proves its line wherever it stands in a log of any size', async () => {
  const [line] = linesOf(1);
  const payload: unknown = JSON.parse(line!.payload);
  for (let size = 1; size <= 17; size++) {
    for (let index = 0; index < size; index++) {
      const receipt = await sealed([line!], { size, places: [index] });
      const lines = [{ index, payload, leafHash: line!.leafHash }];
      const found = await verifyReceipt(receipt, TRUST);
      expect(found).toEqual({ state: 'sealed', id: ACT, log: ORIGIN, size, lines });
    }
  }
});

test('L10: a receipt proves every line of an act, though others stand between them', async () => {
  for (const places of [
    [0, 1, 2],
    [3, 64, 99],
    [97, 98, 99],
  ]) {
    const found = await verifyReceipt(await sealed(linesOf(3), { size: 100, places }), TRUST);
    expect(found.state === 'sealed' && found.lines.map(({ index }) => index)).toEqual(places);
  }
});

test('a log may have as many leaves as there are whole numbers', async () => {
  const MOST = Number.MAX_SAFE_INTEGER;
  const anySize = fc.oneof(fc.constantFrom(2 ** 31, 2 ** 32 + 1, MOST), fc.maxSafeNat());
  const anyPlace = anySize
    .filter((size) => size > 0)
    .chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 })));
  const [line] = linesOf(1);
  await fc.assert(
    fc.asyncProperty(anyPlace, async ([size, index]) => {
      const hashes = Array.from({ length: heightOf(index, size) }, (_, at) =>
        createHash('sha256').update(String(at)).digest(),
      );
      const root = rootByShape(Buffer.from(line!.leafHash, 'base64url'), index, size, hashes);
      const checkpoint = noteOf(`${ORIGIN}\n${size}\n${root.toString('base64')}\n`, [LOG]);
      const receipt = {
        ...(await sealed([line!], { size: 1, places: [0] })),
        checkpoint,
        lines: [{ ...line!, proof: proofOf(index, hashes, checkpoint) }],
      };
      const found = await verifyReceipt(receipt, TRUST);
      expect(found).toMatchObject({ state: 'sealed', size, lines: [{ index }] });
    }),
    { numRuns: 40 },
  );
});

test('a promise says by when, and is overdue after that and not before', async () => {
  const receipt = await promised(linesOf(2));
  const by = new Date(NOW.getTime() + 3_600_000);
  const at = (now: Date) => verifyReceipt(receipt, { ...TRUST, now });
  expect(await at(by)).toMatchObject({ state: 'promised', id: ACT, by, isOverdue: false });
  expect(await at(new Date(by.getTime() + 1))).toMatchObject({ by, isOverdue: true });
  expect(await at(new Date(Number.NaN))).toMatchObject({ isOverdue: true });
});

test('a line has a receipt of its own: one of an act, and one use of what was told', async () => {
  const [, second] = linesOf(2);
  const { line } = JSON.parse(second!.payload);
  const ofAct = await sealed([second!], { size: 9, places: [4], id: line });
  expect(await verifyReceipt(ofAct, TRUST)).toMatchObject({ state: 'sealed', id: line });

  const ofUse = await sealed([useOf(LINE)], { size: 9, places: [4], id: LINE });
  const found = await verifyReceipt({ ...ofUse, promise: null }, TRUST);
  expect(found).toMatchObject({ state: 'sealed', lines: [{ payload: { kind: 'disclosure' } }] });
});

test("a line's own receipt goes with the promise of its whole act", async () => {
  const both = linesOf(2);
  const { promise } = await promised(both);
  const { line } = JSON.parse(both[1]!.payload);
  const receipt = { ...(await promised([both[1]!], line)), promise };
  expect(await verifyReceipt(receipt, TRUST)).toMatchObject({ state: 'promised', id: line });
});

test("strangers may sign below the log's signature, whatever they sign", async () => {
  const strangers = ['witness.example', ORIGIN].map((name) => new NoteKey(name, 0x04));
  const receipt = await sealed(linesOf(1), { size: 5, places: [2], keys: [LOG, ...strangers] });
  expect(await verifyReceipt(receipt, TRUST)).toMatchObject({ state: 'sealed' });
  const odd = underNote(receipt, (note) => `${note}— nobody.example AAAAAAA=\n`);
  expect(await verifyReceipt(odd, TRUST)).toMatchObject({ state: 'sealed' });
});

test('a retired key proves what it signed in its time, in its own log', async () => {
  const old = new NoteKey('village.example/village/2026');
  const receipt = await sealed(linesOf(1), { size: 5, places: [2], keys: [old] });
  const upTo = (last: number) => ({ ...TRUST, retired: [{ vkey: old.vkey, last }] });
  const kept = { ...receipt, promise: null };
  expect(await verifyReceipt(kept, upTo(5))).toMatchObject({ state: 'sealed', log: old.name });
  expect(await verifyReceipt(kept, upTo(4))).toMatchObject({ state: 'refused', code: 'key' });
});

test('what a later service adds to a receipt is passed over, and never handed on', async () => {
  const receipt = await sealed(linesOf(1), { size: 5, places: [2] });
  const more = { ...receipt, log2: 'x', keys: [LOG.vkey], trust: TRUST };
  expect(await verifyReceipt(more, TRUST)).toEqual(await verifyReceipt(receipt, TRUST));
});

const heightOf = (index: number, size: number): number => {
  const inner = innerOf(index, size);
  return inner + (BigInt(index) >> BigInt(inner)).toString(2).replaceAll('0', '').length;
};

/** How many hashes lie below where the path of the leaf leaves that of the last one. */
const innerOf = (index: number, size: number): number => {
  const apart = BigInt(index) ^ BigInt(size - 1);
  return apart === 0n ? 0 : apart.toString(2).length;
};

/** The root by the shape of the index, whatever its size: not the procedure of the RFC. */
const rootByShape = (leaf: Buffer, index: number, size: number, hashes: readonly Buffer[]) =>
  hashes.reduce((below, hash, at) => {
    const isRight = at >= innerOf(index, size) || (BigInt(index) >> BigInt(at)) % 2n === 1n;
    return isRight ? nodeHash(hash, below) : nodeHash(below, hash);
  }, leaf);
