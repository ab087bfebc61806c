import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  FIELDS,
  FIELDS_FOR,
  PURPOSES,
  type DayHint,
  type Profile,
} from '@village-butcher/sdk/contract';
import { compile } from '../../src/catalogue/shelf.js';
import { OwnScreen, hintsFor } from '../../src/recommend/evening.js';
import { ANSWERED, type Permitted, type Visit } from '../../src/recommend/permitted.js';
import { suggest } from '../../src/recommend/suggest.js';
import { catalogueOf, productNamed } from '../support/catalogues.js';
import { anyProfile, anyWorld, permittedWith, viewOf, visitWith } from '../support/households.js';

const bytesOf = (permitted: Permitted, visit: Visit, document: Parameters<typeof compile>[0]) =>
  JSON.stringify(suggest(permitted, visit, compile(document, 'e')));

test('the same input gives the same bytes', () => {
  fc.assert(
    fc.property(anyWorld, ({ document, permitted, visit }) => {
      expect(bytesOf(structuredClone(permitted), { ...visit }, document)).toBe(
        bytesOf(permitted, visit, document),
      );
    }),
    { numRuns: 100 },
  );
});

test('L3: the view of a purpose changes nothing in the answers to another', () => {
  fc.assert(
    fc.property(anyWorld, anyProfile, ({ document, permitted, visit }, other) => {
      for (const purpose of ANSWERED) {
        const asked = { ...visit, purposes: [purpose] };
        const others = PURPOSES.filter((one) => one !== purpose);
        const views = Object.fromEntries(others.map((one) => [one, viewOf(one, other)]));
        const changed = { ...permitted, views: { ...permitted.views, ...views } };
        expect(bytesOf(changed, asked, document)).toBe(bytesOf(permitted, asked, document));
      }
    }),
    { numRuns: 100 },
  );
});

test('L1: a field that cannot matter for a purpose is not looked at', () => {
  fc.assert(
    fc.property(anyWorld, anyProfile, ({ document, permitted, visit }, more) => {
      const views = ANSWERED.map((purpose) => {
        const view = permitted.views[purpose] ?? viewOf(purpose, {});
        const strange = FIELDS.filter((field) => !FIELDS_FOR[purpose].includes(field));
        const extra = Object.fromEntries(strange.map((field) => [field, more[field]]));
        return [purpose, viewOf(purpose, { ...view.values, ...extra })] as const;
      });
      const changed = { ...permitted, views: { ...permitted.views, ...Object.fromEntries(views) } };
      expect(bytesOf(changed, visit, document)).toBe(bytesOf(permitted, visit, document));
    }),
    { numRuns: 100 },
  );
});

test('L1: a value that rests on no line is not there', () => {
  fc.assert(
    fc.property(anyWorld, anyProfile, ({ document, visit }, values) => {
      const silent = permittedWith();
      const unfounded = {
        ...silent,
        views: { recipes: { values, lines: {} }, 'shopping-tips': { values, lines: {} } },
      };
      expect(bytesOf(unfounded, visit, document)).toBe(bytesOf(silent, visit, document));
    }),
    { numRuns: 50 },
  );
});

test('L3: where others can read the screen, everybody gets the same', () => {
  fc.assert(
    fc.property(anyWorld, anyProfile, ({ document, visit }, values) => {
      const shared = { ...visit, screen: 'shared' as const };
      const told = bytesOf(permittedWith(values), shared, document);
      expect(told).toBe(bytesOf(permittedWith(), shared, document));
    }),
    { numRuns: 100 },
  );
});

test('L3: where others can read the screen, no reason is about anybody', () => {
  fc.assert(
    fc.property(anyWorld, ({ document, permitted, visit }) => {
      const shared = { ...visit, screen: 'shared' as const };
      const { items, emptyBecause } = suggest(
        permitted,
        shared,
        compile(document, 'e'),
      ).suggestions;
      const keys = items.flatMap(({ reasons }) => reasons.map(({ key }) => key));
      const neutral = /^(boost\.(season(-in)?|effort)|gate\.store)$/;
      expect(keys.filter((key) => !neutral.test(key))).toEqual([]);
      expect(items.flatMap(({ rests }) => rests)).toEqual([]);
      expect(emptyBecause?.words).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});

const AWAY: DayHint = { date: '2026-11-27', hint: 'away' };
const COUNTER = 'counter:village/mill/meat';

test('L8: being away reaches the own app alone; to others it looks like nothing told', () => {
  const products = [productNamed('P0', { traits: ['perishable'], season: [11] })];
  const document = catalogueOf({ products });
  const away = permittedWith({ calendar: { hints: [AWAY] } });
  const none = permittedWith({ calendar: { hints: [] } });
  const itemsFor = (permitted: Permitted, recipient: string) =>
    suggest(permitted, visitWith({ recipient }), compile(document, 'e')).suggestions.items.length;
  expect(itemsFor(away, 'app:village')).toBe(0);
  expect(itemsFor(none, 'app:village')).toBe(1);
  expect(itemsFor(away, COUNTER)).toBe(1);
  const visit = visitWith({ recipient: COUNTER });
  expect(bytesOf(away, visit, document)).toBe(bytesOf(none, visit, document));
});

test('L8: what only the own screen may know does not open for anybody else', () => {
  const away = new OwnScreen([AWAY]);
  expect(away.openFor('app:village')).toEqual([AWAY]);
  expect(JSON.stringify(away)).toBe('{}');
  // @ts-expect-error a counter is not the customer's own screen
  const _never = () => away.openFor(COUNTER);
  // @ts-expect-error nor is whoever it may be
  const _maybe = (recipient: string) => away.openFor(recipient);
});

test('a hint of yesterday says nothing any more', () => {
  const hints: Profile['calendar']['hints'] = [
    { date: '2026-11-25', hint: 'important' },
    { date: '2026-11-26', hint: 'late-home' },
    { date: '2026-12-24', hint: 'guests', count: 8 },
  ];
  expect(hintsFor('app:village', hints, '2026-11-26')).toEqual(hints.slice(1));
});
