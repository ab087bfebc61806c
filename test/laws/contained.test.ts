import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Contents } from '../../src/audit/contained.js';

const anyRow = fc.record({
  customer: fc.option(fc.constantFrom('ada', 'ben', 'cem')),
  file: fc.constantFrom('parts/Q02-0001', 'parts/Q02-0002', 'records/0001'),
  rows: fc.integer({ min: 1, max: 9 }),
  fields: fc.array(fc.constantFrom('diet', 'pets'), { maxLength: 2 }),
});

test('what an export has is told of each customer once, and nobody comes last', () => {
  fc.assert(
    fc.property(fc.array(anyRow), (rows) => {
      const contents = new Contents();
      for (const { customer, ...what } of rows) contents.add(customer, what);
      const all = contents.all((customer) => `x-${customer}`);
      const plain = [...new Set(rows.map(({ customer }) => customer))].map((customer) => {
        const own = rows.filter((row) => row.customer === customer);
        const once = (words: readonly string[]) => [...new Set(words)].toSorted();
        return {
          name: customer === null ? null : `x-${customer}`,
          contained: {
            customer,
            files: once(own.map(({ file }) => file)),
            rows: own.reduce((sum, one) => sum + one.rows, 0),
            fields: once(own.flatMap(({ fields }) => fields)),
          },
        };
      });
      expect(all).toEqual(plain.toSorted((a, b) => ((a.name ?? 'z') < (b.name ?? 'z') ? -1 : 1)));
    }),
  );
});
