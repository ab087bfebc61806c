import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  KINDS,
  blindEntry,
  commitmentOf,
  leafHashOf,
  newSalt,
  publicEntry,
} from '../../src/ledger/commit.js';

const countedSalt = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
const payload =
  '{"act":"018f0000-0000-7000-8000-000000000001","at":"2026-03-01T09:00:00.000Z","body":{},' +
  '"customer":"AAAAAAAAAAAAAAAAAAAAAA","kind":"consent",' +
  '"line":"018f0000-0000-7000-8000-000000000002",' +
  '"prev":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","seq":0,"v":1}';
const anySalt = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => {
  const salt = Buffer.from(bytes);
  salt[0]! |= 1;
  return salt;
});

test('L10: a commitment and its leaf are these bytes, for ever', () => {
  const commitment = commitmentOf(countedSalt, payload);
  const entry = blindEntry(KINDS.consent, commitment);

  expect(Buffer.byteLength(payload)).toBe(254);
  expect(commitment.toString('hex')).toBe(
    'd6f7f16a0fbd13ffcef47152c80eaa82844a84b1d1698d603d5015fef7981a63',
  );
  expect(entry.toString('hex')).toBe(`0101${commitment.toString('hex')}`);
  expect(leafHashOf(entry).toString('hex')).toBe(
    '9568c503e14987fbc498434e1be97d3d03dfe328c3c04c702ab58617e6f2f951',
  );
});

test('L10: a commitment is the hash of its label, its salt and the bytes of its payload', () => {
  fc.assert(
    fc.property(anySalt, fc.string({ unit: 'grapheme' }), (salt, text) => {
      const label = Buffer.from('village-butcher/ledger/v1/commit\0');
      const bytes = Buffer.concat([label, salt, Buffer.from(text)]);
      expect(commitmentOf(salt, text)).toEqual(createHash('sha256').update(bytes).digest());
    }),
  );
});

test('L10: a byte moved between salt and payload is another commitment', () => {
  fc.assert(
    fc.property(anySalt, fc.nat(31), fc.string({ minLength: 1 }), (salt, at, text) => {
      const other = Buffer.from(salt);
      other[at]! ^= 0x80;
      expect(commitmentOf(other, text)).not.toEqual(commitmentOf(salt, text));
      expect(commitmentOf(salt, `${text} `)).not.toEqual(commitmentOf(salt, text));
      expect(() => commitmentOf(salt.subarray(1), text)).toThrow();
      expect(() => commitmentOf(Buffer.concat([salt, Buffer.from(text)]), '')).toThrow();
    }),
  );
});

test('L10: a salt that everybody can guess is refused', () => {
  expect(() => commitmentOf(Buffer.alloc(32), payload)).toThrow('A salt');
  expect(() => commitmentOf(Buffer.alloc(31, 1), payload)).toThrow('A salt');
  expect(() => commitmentOf(Buffer.alloc(33, 1), payload)).toThrow('A salt');
});

test('every line has a salt of its own', () => {
  const salts = new Set(Array.from({ length: 1000 }, () => newSalt().toString('hex')));
  expect(salts.size).toBe(1000);
  expect(newSalt()).toHaveLength(32);
});

test('L10: the log shows 34 bytes of a customer’s line, whatever it says', () => {
  fc.assert(
    fc.property(anySalt, fc.string(), (salt, text) => {
      const entry = blindEntry(KINDS.disclosure, commitmentOf(salt, text));
      expect(entry).toHaveLength(34);
      expect(entry.subarray(0, 2)).toEqual(Buffer.of(1, 2));
    }),
  );
  expect(() => blindEntry(KINDS.consent, Buffer.alloc(31))).toThrow('A commitment');
});

test('a public line is its kind and its bytes, as many as a payload may have', () => {
  const longest = 'ß'.repeat(8000);
  expect(publicEntry(KINDS.heartbeat, '{}')).toEqual(Buffer.from('\u0001\u0014{}'));
  expect(publicEntry(KINDS.desk, '0')).toHaveLength(3);
  expect(publicEntry(KINDS.notice, longest)).toHaveLength(16_002);
  expect(() => publicEntry(KINDS.notice, `${longest}x`)).toThrow('A payload');
  expect(() => publicEntry(KINDS.notice, '')).toThrow('A payload');
});

test('L10: the bytes of the kinds never change', () => {
  expect(KINDS).toEqual({
    consent: 0x01,
    disclosure: 0x02,
    genesis: 0x10,
    notice: 0x11,
    keyset: 0x12,
    erasure: 0x13,
    heartbeat: 0x14,
    desk: 0x15,
  });
});
