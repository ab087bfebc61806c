import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS, PURPOSES, type NoticeUse } from '@village-butcher/sdk/contract';
import { diffOf } from '../../src/consent/notice-diff.js';
import { keyOf } from '../../src/consent/standing.js';

/** Terms as few as can be, so that two versions often agree in some of them. */
const anyDays = fc.option(fc.constantFrom(0, 30, 90), { nil: undefined });
const anyTerms = fc.record(
  {
    recipientName: fc.constantFrom('Brandt', 'Brandt Holding'),
    role: fc.constantFrom('controller', 'processor'),
    country: fc.constantFrom('DE', 'NL'),
    retentionDays: anyDays,
    longestDays: anyDays,
    profiling: fc.boolean(),
  },
  { requiredKeys: ['recipientName'] },
) as fc.Arbitrary<Omit<NoticeUse, 'recipient' | 'purpose' | 'fields'>>;

const anyUse: fc.Arbitrary<NoticeUse> = fc
  .record({
    recipient: fc.constantFrom('app:brandt', 'brand:hafergut'),
    purpose: fc.constantFrom(...PURPOSES.slice(0, 2)),
    fields: fc.uniqueArray(fc.constantFrom(...FIELDS.slice(0, 3)), { minLength: 1 }),
  })
  .chain((which) => anyTerms.map((terms) => ({ ...which, ...terms })));

/** Each use stands in one row, as an import has it. */
const anyUses = fc.uniqueArray(anyUse, {
  maxLength: 5,
  selector: ({ recipient, purpose }) => `${recipient} ${purpose}`,
});

/** One permission a row. */
const single = (uses: readonly NoticeUse[]) =>
  uses.flatMap((use) => use.fields.map((field) => ({ ...use, fields: [field] })));
const named = ({ recipient, purpose, fields }: NoticeUse) =>
  keyOf({ recipient, purpose, field: fields[0]! });

/** Told a second time: pair by pair, term by term, as the table of the terms reads. */
function plainly(before: readonly NoticeUse[], after: readonly NoticeUse[]) {
  const [old, now] = [single(before), single(after)];
  const rank = (days: number | undefined) => (days === undefined ? 1e9 : days);
  const pairs = now.flatMap((one) =>
    old.filter((other) => named(other) === named(one)).map((other) => [other, one] as const),
  );
  const worse = pairs.filter(([was, is]) => {
    const isOther = ['recipientName', 'role', 'country'].some(
      (term) => Reflect.get(was, term) !== Reflect.get(is, term),
    );
    const isLonger =
      rank(is.retentionDays) > rank(was.retentionDays) ||
      rank(is.longestDays) > rank(was.longestDays);
    return isOther || isLonger || (Boolean(is.profiling) && !was.profiling);
  });
  const names = (all: readonly NoticeUse[]) => all.map(named);
  return {
    added: names(now.filter((one) => !names(old).includes(named(one)))).toSorted(),
    removed: names(old.filter((one) => !names(now).includes(named(one)))).toSorted(),
    changed: worse.map(([, is]) => named(is)).toSorted(),
  };
}

test('a newer version adds, drops or changes what its uses say, and nothing that only its prose says', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyUses, anyUses, (before, after) => {
      const diff = diffOf(before, after);
      expect(diff).toEqual(plainly(before, after));
      for (const [kind, keys] of Object.entries(diff)) if (keys.length > 0) seen.add(kind);
    }),
    { numRuns: 500 },
  );
  expect(seen.size).toBe(3);
});

test('the same uses are no change, in whatever order and rows they are written', () => {
  const nothing = { added: [], removed: [], changed: [] };
  fc.assert(
    fc.property(anyUses, (uses) => {
      expect(diffOf(uses, single(uses).toReversed())).toEqual(nothing);
    }),
  );
});

test('what one way adds is what the other way drops; what got better for a customer is no change', () => {
  fc.assert(
    fc.property(anyUses, anyUses, (one, other) => {
      expect(diffOf(one, other).added).toEqual(diffOf(other, one).removed);
      const kinder = one.map((use) => ({
        ...use,
        retentionDays: 0,
        longestDays: 0,
        profiling: false,
      }));
      expect(diffOf(one, kinder).changed).toEqual([]);
    }),
  );
});
