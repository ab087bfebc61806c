import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { logKeyOf, openCheckpoint, signCheckpoint } from '../../src/ledger/checkpoint.js';
import { EMPTY_ROOT } from '../../src/ledger/merkle.js';
import { KEY_TYPES, keysIn, parseNote, vkeyOf } from '../../src/ledger/note.js';
import { ORIGIN, idIn, keyOf, lineBy, logVkey, refusal, signedBy } from '../support/notes.js';

const key = keyOf('the log');
const other = keyOf('somebody else');
const vkey = logVkey(key);
const root = Buffer.alloc(32, 7);
const checkpoint = { origin: ORIGIN, size: 42, root };
const note = signCheckpoint(checkpoint, key);
const text = `${ORIGIN}\n42\n${root.toString('base64')}\n`;
const opened = (bytes: string | Uint8Array) => () => openCheckpoint(bytes, [vkey]);

/** The example of Go's own package for notes, which everybody else is compared with. */
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETERS_TEXT =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n";
const PETERS_LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const PETERS_SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64');

describe('as the standard has it', () => {
  test('the published note and its key are read and written as everybody does', () => {
    const [peter] = keysIn([PETER], KEY_TYPES.log);
    expect(vkeyOf(peter!)).toBe(PETER);
    expect(logVkey(keyOf(PETERS_SEED.subarray(1)), 'PeterNeumann')).toBe(PETER);
    expect(lineBy('PeterNeumann', 'c74f20a3', PETERS_TEXT, keyOf(PETERS_SEED.subarray(1)))).toBe(
      PETERS_LINE,
    );
    expect(parseNote(`${PETERS_TEXT}\n${PETERS_LINE}`).text).toBe(PETERS_TEXT);
    // The signature is good; what it signs is no checkpoint.
    expect(() => openCheckpoint(`${PETERS_TEXT}\n${PETERS_LINE}`, [PETER])).toThrow(
      refusal('malformed'),
    );
    expect(() => openCheckpoint(`${PETERS_TEXT} \n\n${PETERS_LINE}`, [PETER])).toThrow(
      refusal('bad-signature'),
    );
  });

  test('L10: a checkpoint comes back as it was signed, and is signed alike each time', () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (size, hash) => {
          const said = { origin: ORIGIN, size, root: Buffer.from(hash) };
          const signed = signCheckpoint(said, key);
          expect(openCheckpoint(signed, [vkey])).toEqual(said);
          expect(openCheckpoint(Buffer.from(signed), [vkey])).toEqual(said);
          expect(signCheckpoint(said, key)).toBe(signed);
          expect(signed).toBe(signedBy(key, signed.split('\n\n')[0] + '\n'));
        },
      ),
      { numRuns: 30 },
    );
    const empty = { origin: ORIGIN, size: 0, root: EMPTY_ROOT };
    expect(openCheckpoint(signCheckpoint(empty, key), [vkey])).toEqual(empty);
  });

  test('a log signs nothing that no log could be', () => {
    for (const size of [-1, 0.5, 2 ** 53, Number.NaN]) {
      expect(() => signCheckpoint({ ...checkpoint, size }, key)).toThrow('no such size');
    }
    for (const origin of ['', 'a b', 'a+b', 'a\nb', 'a\u0085b', '\ud800']) {
      expect(() => signCheckpoint({ ...checkpoint, origin }, key)).toThrow('A name of a key');
    }
    expect(() => signCheckpoint({ ...checkpoint, root: root.subarray(1) }, key)).toThrow('A root');
  });
});

describe('who signed', () => {
  test('L10: every bit of a signed checkpoint counts', () => {
    const bytes = Buffer.from(note);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(opened(changed)).toThrow(refusal('malformed', 'bad-signature', 'unknown-signer'));
    }
  });

  test('L10: a wrong key with the right name, and the right key for another log, are refused', () => {
    expect(opened(signCheckpoint(checkpoint, other))).toThrow(refusal('unknown-signer'));
    const elsewhere = { ...checkpoint, origin: 'log.brandt.example/village/2027' };
    expect(opened(signCheckpoint(elsewhere, key))).toThrow(refusal('unknown-signer'));
    expect(opened(signedBy(key, text.replace('2026', '2027')))).toThrow(refusal('wrong-origin'));
    const both = note + lineBy('else', idIn(logVkey(other, 'else')), text, other);
    expect(() => openCheckpoint(both, [vkey, logVkey(other, 'else')])).toThrow(
      refusal('wrong-origin'),
    );
    expect(() => openCheckpoint(note, [])).toThrow(refusal('unknown-signer'));
  });

  test('L10: an id that only looks like the key’s is a bad signature', () => {
    expect(opened(`${text}\n${lineBy(ORIGIN, idIn(vkey), text, other)}`)).toThrow(
      refusal('bad-signature'),
    );
    expect(opened(`${text}\n${lineBy('stranger', idIn(vkey), text, key)}`)).toThrow(
      refusal('unknown-signer'),
    );
  });

  test('L10: one bad line of a trusted key refuses the note, whatever stands beside it', () => {
    const bad = lineBy(ORIGIN, idIn(vkey), `${text}.`, key);
    expect(opened(note + bad)).toThrow(refusal('bad-signature'));
    expect(opened(`${text}\n${bad}${note.slice(text.length + 1)}`)).toThrow(
      refusal('bad-signature'),
    );
  });

  test('lines of strangers are passed over: no false alarm', () => {
    const strangers = Array.from({ length: 62 }, (_, at) =>
      lineBy(`s${at}`, '00000000', text, other),
    );
    const odd = `— ${ORIGIN} ${Buffer.alloc(5).toString('base64')}\n`;
    const all = [odd, ...strangers, note.slice(text.length + 1)].join('');
    expect(openCheckpoint(`${text}\n${all}`, [vkey])).toEqual(checkpoint);
    expect(openCheckpoint(note, [logVkey(other), vkey])).toEqual(checkpoint);
  });
});

describe('a key that is trusted', () => {
  test('L10: a key that was touched anywhere is no key', () => {
    for (let at = 0; at < PETER.length; at += 1) {
      const next = String.fromCharCode(PETER.charCodeAt(at) + 1);
      const touched = PETER.slice(0, at) + next + PETER.slice(at + 1);
      expect(() => keysIn([touched], KEY_TYPES.log)).toThrow(refusal('wrong-key'));
      expect(() => keysIn([PETER.slice(0, at)], KEY_TYPES.log)).toThrow(refusal('wrong-key'));
      expect(() => keysIn([PETER.slice(at + 1)], KEY_TYPES.log)).toThrow(refusal('wrong-key'));
    }
    for (const odd of [
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
      'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
      PETER.replace('c74f20a3', 'C74F20A3'),
      PETER.replace('Neumann', ' Neumann'),
      `${PETER}\n`,
      '+'.repeat(1e6),
    ]) {
      expect(() => keysIn([odd], KEY_TYPES.log)).toThrow(refusal('wrong-key'));
    }
  });

  test('L10: a key counts once, whatever it is called', () => {
    expect(() => openCheckpoint(note, [vkey, vkey])).toThrow(refusal('wrong-key'));
    expect(() => openCheckpoint(note, [vkey, logVkey(key, 'other')])).toThrow(refusal('wrong-key'));
  });

  test('only an Ed25519 key is the key of a log', () => {
    const { publicKey } = generateKeyPairSync('x25519');
    expect(() => logKeyOf(ORIGIN, publicKey)).toThrow('Ed25519');
  });
});
