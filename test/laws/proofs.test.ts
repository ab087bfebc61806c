import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openCheckpoint, signCheckpoint } from '../../src/ledger/checkpoint.js';
import { consistencyProof, inclusionProof, verifyConsistency } from '../../src/ledger/merkle.js';
import { parseProof, proofText, verifyProof } from '../../src/ledger/proof.js';
import { ORIGIN, keyOf, logVkey, refusal, refusedBy } from '../support/notes.js';
import { hashesOver, naiveRoot, someLeaves } from '../support/trees.js';

const leaves = someLeaves(100);
const hashAt = hashesOver(leaves);
const key = keyOf('the log');
const vkeys = [logVkey(key)];
const noteAt = (size: number): string =>
  signCheckpoint({ origin: ORIGIN, size, root: naiveRoot(leaves.slice(0, size)) }, key);
const proofOf = (index: number, size: number): string =>
  proofText({ index, hashes: inclusionProof(hashAt, index, size), checkpoint: noteAt(size) });
const leaf = leaves[41]!;
const good = proofOf(41, 100);
const lines = good.split('\n');
const checked = (text: string) => () => verifyProof(text, leaf, vkeys);

test('a proof is written as the standard has it', () => {
  expect(lines.slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', 'index 41']);
  expect(lines.slice(2, 9).map((line) => Buffer.from(line, 'base64'))).toEqual(
    inclusionProof(hashAt, 41, 100),
  );
  expect(lines[9]).toBe('');
  expect(lines.slice(10).join('\n')).toBe(noteAt(100));
  expect(proofOf(0, 1)).toBe(`c2sp.org/tlog-proof@v1\nindex 0\n\n${noteAt(1)}`);
});

test('L10: a proof alone, with the key of the log, shows where a line stands', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(), (size, any) => {
      const index = any % size;
      const text = proofOf(index, size);
      expect(verifyProof(text, leaves[index]!, vkeys)).toEqual({
        index,
        checkpoint: openCheckpoint(noteAt(size), vkeys),
      });
      expect(proofText(parseProof(text))).toBe(text);
    }),
  );
});

test('L10: an old proof still holds when the log has grown, and the log is shown to have grown', () => {
  const then = verifyProof(proofOf(41, 50), leaf, vkeys).checkpoint;
  const now = openCheckpoint(noteAt(100), vkeys);
  expect(
    verifyConsistency({
      old: then.size,
      size: now.size,
      oldRoot: then.root,
      root: now.root,
      proof: consistencyProof(hashAt, then.size, now.size),
    }),
  ).toBe(true);
});

test('L10: no bit of a proof can be turned', () => {
  const bytes = Buffer.from(proofOf(1, 4));
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    expect(() => verifyProof(changed.toString(), leaves[1]!, vkeys)).toThrow(
      refusal('malformed', 'not-included', 'bad-signature', 'unknown-signer'),
    );
  }
});

test('L10: a proof shows its own leaf, and no other', () => {
  expect(() => verifyProof(good, leaves[40]!, vkeys)).toThrow(refusal('not-included'));
  expect(() => verifyProof(good, leaf.subarray(1), vkeys)).toThrow(refusal('not-included'));
  expect(checked(good.replace('index 41', 'index 40'))).toThrow(refusal('not-included'));
  expect(checked(good.replace('index 41', 'index 100'))).toThrow(refusal('not-included'));
  expect(checked(lines.toSpliced(2, 1).join('\n'))).toThrow(refusal('not-included'));
  expect(checked(lines.toSpliced(2, 0, lines[2]!).join('\n'))).toThrow(refusal('not-included'));
  expect(checked(lines.with(2, lines[3]!).with(3, lines[2]!).join('\n'))).toThrow(
    refusal('not-included'),
  );
  expect(checked(lines.slice(0, 10).join('\n') + '\n' + noteAt(99))).toThrow(
    refusal('not-included'),
  );
  const forged = good.replace(noteAt(100), signOver(100, keyOf('somebody else')));
  expect(checked(forged)).toThrow(refusal('unknown-signer'));
  expect(() => verifyProof(good, leaf, [])).toThrow(refusal('unknown-signer'));
});

test('L10: what only looks like a proof is none', () => {
  const hash = lines[2]!;
  const highest = lines.slice(0, 2).concat(Array<string>(53).fill(hash), lines.slice(9)).join('\n');
  expect(parseProof(highest).hashes).toHaveLength(53);
  const others: Readonly<Record<string, string>> = {
    nothing: '',
    'a checkpoint alone': noteAt(100),
    'another version': good.replace('@v1', '@v2'),
    'something in front': `\n${good}`,
    'something behind': `${good}\n`,
    'another line break': good.replaceAll('\n', '\r\n'),
    'what nobody signed': good.replace('index', 'extra AAAA\nindex'),
    'no index': lines.toSpliced(1, 1).join('\n'),
    'an index behind': lines.toSpliced(1, 1).toSpliced(2, 0, 'index 41').join('\n'),
    'no empty line': lines.toSpliced(9, 1).join('\n'),
    'a space': lines.with(2, `${hash} `).join('\n'),
    'base64 without padding': lines.with(2, hash.replace('=', '')).join('\n'),
    'a hash of 31 bytes': lines.with(2, Buffer.alloc(31).toString('base64')).join('\n'),
    'a hash of 33 bytes': lines.with(2, Buffer.alloc(33).toString('base64')).join('\n'),
    'more hashes than a tree is high': lines.toSpliced(2, 0, ...Array(47).fill(hash)).join('\n'),
    '10 MB of hashes': good.replace(hash, `${hash}\n`.repeat(230_000) + hash),
    '10 MB of checkpoint': good + good.repeat(6000),
  };
  for (const index of ['041', '+41', '-0', '4e1', '', ' 41', '41 ', '٤١', '9007199254740992']) {
    expect(checked(good.replace('index 41', `index ${index}`))).toThrow(refusal('malformed'));
  }
  expect(checked(lines.toSpliced(9, 0, '').join('\n'))).toThrow(refusal('bad-signature'));
  const start = performance.now();
  for (const [what, text] of Object.entries(others)) {
    expect({ what, refused: refusedBy(checked(text)) }).toEqual({ what, refused: 'malformed' });
  }
  expect(performance.now() - start).toBeLessThan(1000);
});

const signOver = (size: number, by: typeof key): string =>
  signCheckpoint({ origin: ORIGIN, size, root: naiveRoot(leaves.slice(0, size)) }, by);
