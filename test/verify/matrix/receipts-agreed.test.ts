import { writeFileSync } from 'node:fs';
import { expect, jest, test } from '@jest/globals';
import { verifyReceipt } from '@village-butcher/sdk/verify';
import fc from 'fast-check';
import {
  FIRST,
  OTHER,
  SECOND,
  early,
  folder,
  good,
  leaves,
  names,
  single,
  together,
  word,
} from '../../support/bundle-acts.js';
import { checked, codesIn, kept, NOW, TRUST } from '../../support/bundle-check.js';
import { receiptOf } from '../../support/bundle-receipts.js';

/** Thousands of bundles are checked here, on a machine that may be busy. */
const PATIENCE_MS = 120_000;
jest.setTimeout(PATIENCE_MS);

const path = kept('receipt', '');

/** Whether both say yes, or neither does. */
async function agreed(receipt: unknown): Promise<readonly [ours: boolean, sdk: boolean]> {
  writeFileSync(path, JSON.stringify(receipt));
  const ours = codesIn(checked(folder, { receipts: [path] })).length === 0;
  const { state } = await verifyReceipt(receipt, { ...TRUST, now: new Date(NOW) });
  return [ours, state === 'sealed' || state === 'promised'];
}

test.each([
  ['sealed', { ...good, promise: null }],
  ['promised', early],
])(
  'of a %s receipt with one byte changed, the verifier and the SDK say the same',
  async (_, one) => {
    const whole = Buffer.from(JSON.stringify(one));
    for (const at of whole.keys()) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 1;
      let receipt: unknown = null;
      try {
        receipt = JSON.parse(bytes.toString());
      } catch {
        continue;
      }
      expect([at, await agreed(receipt)]).toEqual([at, [false, false]]);
    }
  },
);

test('of 1,000 receipts that are put together from others, the verifier and the SDK say the same', async () => {
  const whole = [
    good,
    early,
    single,
    together(leaves, [FIRST, SECOND], 10),
    receiptOf(leaves, 6, 9),
  ];
  const oneOf = <Member>(...members: readonly Member[]) => fc.constantFrom(...members);
  const lines = whole.flatMap((receipt) => receipt.lines);
  const anyLine = oneOf(...lines, ...lines.map((line) => ({ ...line, salt: good.lines[0]!.salt })));
  const anyLines = oneOf(...whole.map((receipt) => receipt.lines));
  const anyReceipt = fc.record({
    receipt: fc.constant(good.receipt),
    id: oneOf(...whole.map(({ id }) => id)),
    log: fc.constant(good.log),
    state: oneOf('sealed', 'promised'),
    lines: fc.oneof(
      { weight: 4, arbitrary: anyLines },
      fc.array(anyLine, { minLength: 1, maxLength: 2 }),
    ),
    checkpoint: oneOf(...whole.map(({ checkpoint }) => checkpoint)),
    promise: oneOf(null, word(), word({}, names.slice(1)), word({ act: OTHER })),
  });
  const said: boolean[] = [];
  await fc.assert(
    fc.asyncProperty(anyReceipt, async (receipt) => {
      const [ours, sdk] = await agreed(receipt);
      expect(ours).toBe(sdk);
      said.push(ours);
    }),
    { numRuns: 1000 },
  );
  expect(new Set(said)).toEqual(new Set([true, false]));
});
