import { expect, test } from '@jest/globals';
import { patient } from '../../src/patience.js';

/** How often a chore was tried when it is asked for each second, and fails until it does not. */
async function triedIn(seconds: number, failsUntil: number): Promise<readonly number[]> {
  let now = 0;
  const tries: number[] = [];
  const chore = patient(
    async () => {
      tries.push(now / 1000);
      if (now < failsUntil * 1000) throw new Error('not yet');
    },
    () => now,
  );
  for (; now < seconds * 1000; now += 1000) await chore().catch(() => {});
  return tries;
}

test('a chore that fails waits longer each time, and is as new once it succeeded', async () => {
  expect(await triedIn(70, 1_000)).toEqual([0, 1, 3, 7, 15, 31, 63]);
  expect(await triedIn(12, 6)).toEqual([0, 1, 3, 7, 8, 9, 10, 11]);
  const long = await triedIn(3_000, 10_000);
  expect(long.at(-1)! - long.at(-2)!).toBe(300);
});

test('a chore is not begun while it is under way', async () => {
  let begun = 0;
  let end = (): void => {};
  const chore = patient(async () => {
    begun += 1;
    await new Promise<void>((resolve) => (end = resolve));
  });
  const first = chore();
  await chore();
  expect(begun).toBe(1);
  end();
  await first;
  const second = chore();
  end();
  await second;
  expect(begun).toBe(2);
});
