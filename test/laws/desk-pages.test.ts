import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  endOf,
  filled,
  firstOf,
  MOST_ROWS,
  pageOf,
  placeIn,
  stretchesOf,
} from '../../src/audit/answer-page.js';
import { namerOf } from '../../src/audit/pseudonym.js';

const PLACE = {
  stand: { asOf: '2026-11-26T12:00:00.000Z', knownAsOf: '2026-11-26T11:00:00.000Z', logSize: 9 },
  after: 7,
};

test('a cursor opens for the question that it was made for, under its key, and as it is', () => {
  const [key, other] = [randomBytes(32), randomBytes(32)];
  const page = pageOf(key, 'did-read', PLACE);
  expect(page).toMatch(/^[\w-]{1,400}$/);
  expect(placeIn(key, 'did-read', page)).toEqual(PLACE);
  expect(placeIn(key, 'could-read', page)).toBeNull();
  expect(placeIn(other, 'did-read', page)).toBeNull();
  expect(placeIn(key, 'did-read', `${page.slice(0, -2)}AA`)).toBeNull();
  expect(placeIn(key, 'did-read', '')).toBeNull();
});

test('pages hold no more rows than they may, and all of them together each use once', () => {
  const anyUses = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(anyUses, fc.integer({ min: 1, max: 400 }), (sizes, gap) => {
      const all = sizes.map((count, n) => ({
        position: n * gap,
        rows: Array.from({ length: count }, (_, row) => ({ position: n * gap, cells: { row } })),
      }));
      const size = all.at(-1)!.position + 1;
      const found = [];
      for (let after: number | null = -1; after !== null;) {
        const end = endOf(after, size);
        const stretch = all.filter(({ position }) => position > after! && position < end);
        const page = filled(stretch, { end, size });
        expect(page.rows.length).toBeLessThanOrEqual(MOST_ROWS);
        expect(page.after ?? size).toBeGreaterThan(after);
        found.push(...page.rows);
        after = page.after;
      }
      expect(found).toEqual(all.flatMap(({ rows }) => rows));
    }),
  );
});

test('a page goes through its leaves by stretches, each leaf once', () => {
  const anyWhole = fc.tuple(fc.integer({ min: -1, max: 1e6 }), fc.integer({ min: 1, max: 9_000 }));
  fc.assert(
    fc.property(anyWhole, ([after, length]) => {
      const whole = { after, end: after + 1 + length };
      let next = after + 1;
      for (let stretch = firstOf(whole); ; stretch = firstOf({ ...whole, after: next - 1 })) {
        expect(stretch.after + 1).toBe(next);
        expect(stretch.end).toBeGreaterThan(next);
        next = stretch.end;
        if (next === whole.end) return;
      }
    }),
  );
});

test('stretches end at the same leaves, wherever one begins', () => {
  const { integer } = fc;
  fc.assert(
    fc.property(integer({ min: 0, max: 9_000 }), integer({ min: 0, max: 9_000 }), (one, more) => {
      const endsAfter = (after: number) =>
        Array.from(stretchesOf({ after, end: 10_000 }), ({ end }) => end);
      const later = Math.min(one + more, 9_999);
      expect(endsAfter(later)).toEqual(endsAfter(one).filter((end) => end > later + 1));
    }),
  );
});

test('a name of a customer is the same under one key, and none of it is under another', () => {
  const [key, other] = [randomBytes(32), randomBytes(32)];
  const ada = '0198f000-0000-8000-8000-000000000001';
  expect(namerOf(key)(ada)).toBe(namerOf(key)(ada));
  expect(namerOf(key)(ada)).toMatch(/^[\w-]{22}$/);
  expect(namerOf(key)(ada)).not.toBe(namerOf(other)(ada));
});
