import { expect, jest, test } from '@jest/globals';
import { verifyReceipt, type Trust } from '@village-butcher/sdk/verify';
import fc from 'fast-check';
import { LOG, TRUST, linesOf, promised, sealed, underNote } from './receipts.js';

/** Thousands of receipts are checked here, on a machine that may be busy. */
const PATIENCE_MS = 30_000;
jest.setTimeout(PATIENCE_MS);

const good = await sealed(linesOf(2), { size: 9, places: [3, 5] });
const word = await promised(linesOf(1));
const untouched = await verifyReceipt(good, TRUST);

const refused = expect.objectContaining({ state: 'refused' });

/** A receipt with one bit of one byte changed, as far as it is JSON. */
function bent(receipt: object, at: number): unknown {
  const bytes = Buffer.from(JSON.stringify(receipt));
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

const bytesOf = (receipt: object): number => Buffer.byteLength(JSON.stringify(receipt));

test('L10: a receipt with one byte changed proves nothing', async () => {
  const receipt = { ...good, promise: null };
  expect(await verifyReceipt(receipt, TRUST)).toEqual(untouched);
  for (let at = 0; at < bytesOf(receipt); at++) {
    expect([at, await verifyReceipt(bent(receipt, at), TRUST)]).toEqual([at, refused]);
  }
});

test('L10: a promise with one byte changed promises nothing', async () => {
  for (let at = 0; at < bytesOf(word); at++) {
    expect([at, await verifyReceipt(bent(word, at), TRUST)]).toEqual([at, refused]);
  }
});

test('L10: however the promise beside a proof is changed, the proof says the same or nothing', async () => {
  for (let at = 0; at < good.promise!.length; at++) {
    const promise = good.promise!.slice(0, at) + 'A' + good.promise!.slice(at + 1);
    const found = await verifyReceipt({ ...good, promise }, TRUST);
    expect([at, found]).toEqual([at, found.state === 'sealed' ? untouched : refused]);
  }
});

/** Members that each are what they should be, or anything. */
const membersOf = (receipt: object) =>
  Object.fromEntries(
    Object.entries(receipt).map(([name, value]) => [
      name,
      fc.oneof({ weight: 3, arbitrary: fc.constant<unknown>(value) }, fc.anything()),
    ]),
  );

test('whatever it is given, it answers, and nothing made up is proven', async () => {
  const anyTrust = fc.oneof(fc.constant<unknown>(TRUST), fc.anything());
  const anyLine = fc.record(membersOf(good.lines[0]!));
  const anyReceipt = fc.oneof(
    fc.anything(),
    fc.record({ ...membersOf(good), lines: fc.array(anyLine, { maxLength: 3 }), id: fc.uuid() }),
  );
  await fc.assert(
    fc.asyncProperty(anyReceipt, anyTrust, async (receipt, trust) => {
      const { state } = await verifyReceipt(receipt, trust as Trust);
      expect(['refused', 'cannot-check']).toContain(state);
    }),
    { numRuns: 500 },
  );
});

test('a receipt that does not let itself be read is refused', async () => {
  const shut = new Proxy(good, {
    get() {
      throw new Error('No.');
    },
  });
  expect(await verifyReceipt(shut, TRUST)).toEqual({
    state: 'refused',
    code: 'form',
    at: '',
  });
});

test('a receipt that answers differently every time is asked once', async () => {
  let asked = 0;
  const fickle = {
    ...good,
    get log() {
      asked += 1;
      return asked === 1 ? good.log : 'other.example';
    },
  };
  expect([await verifyReceipt(fickle, TRUST), asked]).toEqual([untouched, 1]);
});

test('what is far too long is refused at once', async () => {
  const huge = 'A'.repeat(50_000_000);
  const line = good.lines[0]!;
  const members = ['payload', 'salt', 'leafHash', 'proof'].map((member) => ({ [member]: huge }));
  const lines = [...members, { payload: '['.repeat(16_000) }].map((members) => [
    { ...line, ...members },
  ]);
  const receipts = [
    { ...good, checkpoint: huge },
    { ...good, log: huge },
    { ...good, promise: huge },
    { ...good, lines: Array(10_000_000) },
    ...lines.map((lines) => ({ ...good, lines })),
  ];
  const began = performance.now();
  for (const receipt of receipts) expect(await verifyReceipt(receipt, TRUST)).toEqual(refused);
  expect(performance.now() - began).toBeLessThan(1_000);
});

test('a thousand lines are checked in one go', async () => {
  const places = Array.from({ length: 1000 }, (_, at) => at);
  const receipt = await sealed(linesOf(1000), { size: 1000, places });
  const found = await verifyReceipt(receipt, TRUST);
  expect(found.state === 'sealed' && found.lines.map(({ index }) => index)).toEqual(places);
});

test('64 signatures are looked at, and one more refuses the note', async () => {
  const head = /^.*\n.*\n.*\n/.exec(good.checkpoint!)![0];
  const signed = (more: number) => underNote(good, (note) => note + LOG.line(head).repeat(more));
  expect(await verifyReceipt(signed(63), TRUST)).toEqual(untouched);
  expect(await verifyReceipt(signed(64), TRUST)).toMatchObject({ code: 'note' });
});
