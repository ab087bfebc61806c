import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { post } from '../../src/post.js';
import { startReceiver, type Manners, type Receiver } from '../support/receiver.js';

const LETTER = { headers: {}, body: '{}' } as const;

let receivers: ReadonlyMap<Manners, Receiver>;
beforeAll(async () => {
  const all = Object.keys(SAID) as Manners[];
  receivers = new Map(
    await Promise.all(all.map(async (manners) => [manners, await behaving(manners)] as const)),
  );
});
afterAll(() => Promise.all(Array.from(receivers.values(), (one) => one.close())));

async function behaving(manners: Manners): Promise<Receiver> {
  const receiver = await startReceiver();
  receiver.behave(manners);
  return receiver;
}

/** What is written down of each. */
const SAID: Readonly<Record<Manners, string>> = {
  'takes it': 'delivered',
  'is broken': 'status-500',
  hangs: 'no-answer',
  drips: 'no-answer',
  'is gone': 'gone',
  'points elsewhere': 'status-302',
  'never ends': 'too-long',
};

test('however a recipient behaves, a letter is over in five seconds, and how it went is one word', async () => {
  const begun = Date.now();
  const said = await Promise.all(
    Array.from(receivers, async ([manners, { url }]) => {
      return [manners, await post({ ...LETTER, url, reach: 'private' })] as const;
    }),
  );
  expect(Object.fromEntries(said)).toEqual(SAID);
  expect(Date.now() - begun).toBeLessThan(9_000);
  expect(receivers.get('points elsewhere')!.heard.map(({ path }) => path)).toEqual(['/told']);
}, 20_000);

test('whoever is not there is unreachable, and nothing is thrown', async () => {
  const nobody = await startReceiver();
  await nobody.close();
  expect(await post({ ...LETTER, url: nobody.url, reach: 'private' })).toBe('unreachable');
  expect(await post({ ...LETTER, url: 'https://nobody.invalid/', reach: 'public' })).toBe(
    'unreachable',
  );
});
