import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { filled, MOST_ROWS, pageOf, placeIn } from '../../src/audit/answer-page.js';
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

test('a page holds no more rows than it may, cuts no use in two, and always goes on', () => {
  const anyUses = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(anyUses, (sizes) => {
      const uses = sizes.map((size, position) => ({
        position,
        rows: Array.from({ length: size }, () => ({ position, cells: {} })),
      }));
      const { rows, taken } = filled(uses);
      const all = uses.flatMap((use) => use.rows);
      expect(rows.length).toBeLessThanOrEqual(MOST_ROWS);
      expect(taken).toBeGreaterThan(0);
      expect(rows).toEqual(all.filter(({ position }) => position < taken));
      if (taken < uses.length) expect(rows.length + uses[taken]!.rows.length).toBeGreaterThan(1000);
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
