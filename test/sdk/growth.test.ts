import { expect, jest, test } from '@jest/globals';
import { verifyGrowth, type Trust } from '@village-butcher/sdk/verify';
import fc from 'fast-check';
import { consistencyProof, consistencySpans, rootOf } from '../../src/ledger/merkle.js';
import { alikeTree, hashesOver, rootOfAlike } from '../support/trees.js';
import { LEAVES, base64, found, noteAt, noteFor, proofOf, readerOf, tilesOf } from './growing.js';
import { NoteKey, ORIGIN, TRUST } from './receipts.js';

/** Thousands of signatures are checked here, on a machine that may be busy. */
const PATIENCE_MS = 60_000;
jest.setTimeout(PATIENCE_MS);

/** With MATRIX=1 twice as many lines, which takes four times as long. */
const LONGEST = process.env['MATRIX'] ? 64 : 32;

test('L10: a log that only grew is seen to have, from every size to every other', async () => {
  for (let newer = 1; newer <= LONGEST; newer++) {
    const read = readerOf(tilesOf(LEAVES.slice(0, newer)));
    for (let older = 1; older <= newer; older++) {
      const grown = { state: 'grown', log: ORIGIN, from: older, to: newer };
      const [one, other] = [noteAt(older), noteAt(newer)];
      expect(await verifyGrowth(one, other, proofOf(older, newer), TRUST)).toEqual(grown);
      expect(await verifyGrowth(one, other, read, TRUST)).toEqual(grown);
    }
  }
});

test('L10: no hash of a proof of growth can be changed, left out or added', async () => {
  const stranger = Buffer.alloc(32, 7).toString('base64');
  for (const [older, newer] of [
    [3, 7],
    [4, 7],
    [6, 8],
    [8, 64],
    [33, 64],
    [63, 64],
  ] as const) {
    const proof = proofOf(older, newer);
    const bent = proof.flatMap((_, at) => [
      proof.with(at, stranger),
      proof.toSpliced(at, 1),
      proof.toSpliced(at, 0, stranger),
    ]);
    for (const one of [...bent, [...proof, stranger], []]) {
      expect(await found(noteAt(older), noteAt(newer), one)).toBe('growth proof');
    }
  }
});

test('L10: a log whose past was rewritten is not seen to have grown, whichever leaf it was', async () => {
  for (let at = 0; at < 20; at++) {
    const other = LEAVES.with(at, Buffer.alloc(32, 1));
    const newer = noteFor(40, rootOf(other.slice(0, 40)));
    const proof = base64(consistencyProof(hashesOver(other), 20, 40));
    expect(await found(noteAt(20), newer, proof)).toBe('growth proof');
    const read = readerOf(tilesOf(other.slice(0, 40)));
    expect(await found(noteAt(20), newer, read)).toBe('growth proof');
  }
});

test('two roots of one size are history rewritten, and the same root is the same log', async () => {
  expect(await found(noteAt(9), noteFor(9, Buffer.alloc(32, 1)), [])).toBe('rewritten newer');
  expect(await found(noteAt(9), noteAt(9), [])).toBe('grown');
  expect(await found(noteAt(9), noteAt(9), proofOf(8, 9))).toBe('growth proof');
});

const old = new NoteKey('village.example/village/2026');
test.each<[sentence: string, answer: Promise<string>, code: string]>([
  ['that is shorter now', found(noteAt(9), noteAt(8), []), 'shrunk newer'],
  ['that had no line', found(noteAt(0), noteAt(8), []), 'growth older'],
  ['that nobody trusts', found(noteFor(1, LEAVES[0]!, old), noteAt(8), []), 'origin older'],
  [
    'that goes on in another one',
    found(noteAt(1), noteFor(8, LEAVES[0]!, old), [], {
      ...TRUST,
      retired: [{ vkey: old.vkey, last: 9 }],
    }),
    'origin newer',
  ],
  [
    'signed by a stranger',
    found(noteAt(1), noteFor(8, LEAVES[0]!, new NoteKey(ORIGIN)), []),
    'key newer',
  ],
  [
    'signed by a stranger then',
    found(noteFor(1, LEAVES[0]!, new NoteKey(ORIGIN)), noteAt(8), []),
    'key older',
  ],
  ['signed badly', found(noteAt(1), noteAt(8).replace('\n8\n', '\n7\n'), []), 'signature newer'],
  ['of no size', found(noteAt(1), noteFor('1e3', LEAVES[0]!), []), 'note newer'],
  ['whose checkpoint is none', found('checkpoint', noteAt(8), []), 'origin older'],
  ['whose proof is none', found(noteAt(1), noteAt(8), {}), 'proof proof'],
  ['whose proof is loose', found(noteAt(1), noteAt(8), ['AAAA']), 'proof proof'],
  ['whose proof is of numbers', found(noteAt(1), noteAt(8), [1]), 'proof proof'],
  [
    'with 55 hashes',
    found(noteAt(1), noteAt(8), Array(55).fill('A'.repeat(43) + '=')),
    'proof proof',
  ],
  ['with no tile', found(noteAt(3), noteAt(8), async () => null), 'no-tile'],
  ['with half a tile', found(noteAt(3), noteAt(8), async () => Buffer.alloc(100)), 'no-tile'],
  [
    'with no network',
    found(noteAt(3), noteAt(8), () => Promise.reject(new Error('No.'))),
    'no-tile',
  ],
  [
    'with a tile of zeros',
    found(noteAt(3), noteAt(8), async () => Buffer.alloc(8192)),
    'growth proof',
  ],
  ['with a trust that is none', found(noteAt(3), noteAt(8), [], { log: 'nobody' }), 'trust'],
])('no growth is seen in a log %s', async (_, answer, code) => {
  expect(await answer).toBe(code);
});

test('a log may have more lines than 32 bits can count', async () => {
  const alike = alikeTree(LEAVES[0]!);
  const anySize = fc.oneof(fc.maxSafeNat(), fc.integer({ min: 2 ** 32, max: 2 ** 40 }));
  await fc.assert(
    fc.asyncProperty(anySize, anySize, async (one, other) => {
      const [older, newer] = [Math.min(one, other) + 1, Math.max(one, other) + 1];
      fc.pre(older < newer && Number.isSafeInteger(newer));
      const proof = consistencySpans(older, newer).map(({ start, end }) =>
        rootOfAlike(alike, end - start),
      );
      const notes = [older, newer].map((size) => noteFor(size, rootOfAlike(alike, size)));
      expect(await found(notes[0], notes[1], base64(proof))).toBe('grown');
      expect(await found(notes[0], notes[1], base64(proof.slice(1)))).toBe('growth proof');
    }),
    { numRuns: 60 },
  );
});

test('whatever it is given, it answers, and nothing made up has grown', async () => {
  const any = fc.oneof(fc.constant<unknown>(noteAt(3)), fc.anything());
  await fc.assert(
    fc.asyncProperty(any, any, fc.anything(), fc.anything(), async (one, other, proof, trust) => {
      fc.pre(one !== other);
      expect(await found(one, other, proof)).not.toBe('grown');
      expect(await found(noteAt(3), noteAt(4), proof, trust as Trust)).not.toBe('grown');
    }),
    { numRuns: 200 },
  );
});
