import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonical, fromCanonical } from '../../src/base/canonical.js';
import { firstBreak, follow, lineOf, NOTHING_BEFORE } from '../../src/ledger/line.js';

const head = { handle: Buffer.alloc(16, 7), seq: -1, leafHash: NOTHING_BEFORE };
const act = { id: '018f0000-0000-7000-8000-000000000001', requestHash: Buffer.alloc(32) };
const now = new Date('2026-11-26T12:00:00.000Z');
const anyBodies = fc.array(fc.record({ type: fc.string({ unit: 'grapheme-ascii' }) }), {
  minLength: 1,
  maxLength: 8,
});

test('L10: what follows a head is one whole chain, however it is cut into acts', () => {
  fc.assert(
    fc.property(anyBodies, anyBodies, (first, second) => {
      const lines = follow(head, act, first, now);
      const last = lines.at(-1)!;
      const moved = { ...head, seq: last.seq, leafHash: last.leafHash };
      expect(firstBreak([...lines, ...follow(moved, act, second, now)])).toBeNull();
    }),
  );
});

test('L10: a line that was changed, dropped, doubled or moved breaks the chain there', () => {
  const change = (payload: string) => payload.replace('"v":1', '"v":2');
  fc.assert(
    fc.property(anyBodies, fc.nat(), (bodies, at) => {
      const lines = follow(head, act, [...bodies, { type: 'last' }], now);
      const place = at % (lines.length - 1);
      const line = lines[place]!;
      const edited = lines.with(place, { ...line, payload: change(line.payload) });
      const rehashed = lines.with(place, lineOf(change(line.payload), line.salt));
      expect(firstBreak(edited)).toBe(place);
      expect(firstBreak(rehashed)).toBe(place + 1);
      expect(firstBreak(lines.toSpliced(place, 1))).toBe(place);
      expect(firstBreak(lines.toSpliced(place, 0, line))).toBe(place + 1);
    }),
  );
});

const anyWord = fc.string({ unit: 'grapheme' }).map((word) => word.normalize('NFC'));

test('what is hashed has one spelling, and any other spelling is refused', () => {
  fc.assert(
    fc.property(fc.dictionary(anyWord, fc.integer()), (value) => {
      fc.pre(!Object.hasOwn(value, '__proto__'));
      const text = canonical(value);
      expect(canonical(fromCanonical(text))).toBe(text);
    }),
  );
  for (const other of [
    '{"b":1,"a":2}',
    '{ "a":1}',
    '[1e3]',
    '[-0]',
    '{"a":1,"a":1}',
    '"\\u0041"',
  ]) {
    expect(() => fromCanonical(other)).toThrow();
  }
});

test('what cannot be hashed alike by everybody is refused, never repaired', () => {
  const odd: unknown[] = [
    1.5,
    -0,
    2 ** 53,
    Number.NaN,
    undefined,
    { a: undefined },
    1n,
    new Date(0),
    new Map(),
    '\ud800',
    'e\u0301',
    { 'e\u0301': 1 },
    { '\ud800': 1 },
    JSON.parse('{"__proto__":1}'),
    Array.from({ length: 3 }).fill('x'.repeat(6000)),
  ];
  for (const value of odd) expect(() => canonical(value)).toThrow();
  const deep = Array.from({ length: 20 }).reduce<unknown>((inner) => [inner], 1);
  expect(() => canonical(deep)).toThrow();
});
