import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { post, postInvited } from '../../src/post.js';
import { startReceiver, type Receiver } from '../support/receiver.js';

/*
 * Whoever has their address in the register by a slip of the pen is not told anything: each address is
 * asked first whether it wants letters of ours, and says so in a header that nobody sends by accident.
 */

const US = 'village.brandt.example';

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

const letterTo = (url: string) => ({ url, headers: {}, body: '{}', reach: 'private' }) as const;

test('an address is asked once, by our name, and then told', async () => {
  const send = postInvited(US);
  const before = [receiver.asked.length, receiver.heard.length];
  expect(await send(letterTo(receiver.url))).toBe('delivered');
  expect(await send(letterTo(receiver.url))).toBe('delivered');
  expect(receiver.asked.slice(before[0])).toEqual([US]);
  expect(receiver.heard.length).toBe(before[1]! + 2);
  expect(await send(letterTo(`${receiver.url}/second`))).toBe('delivered');
  expect(receiver.asked.slice(before[0])).toEqual([US, US]);
});

test.each([
  ['says nothing of it', null],
  ['lets in another', 'village.mill.example'],
  ['lets in several at once', `${US}, *`],
  ['lets in whoever is called like us', `x${US}`],
])('to whoever %s no letter goes, and they are asked again', async (_, whom) => {
  const send = postInvited(US);
  const { length } = receiver.heard;
  receiver.invite(whom);
  expect(await send(letterTo(receiver.url))).toBe('not-invited');
  expect(await send(letterTo(receiver.url))).toBe('not-invited');
  expect(receiver.heard.length).toBe(length);
  receiver.invite(US);
  expect(await send(letterTo(receiver.url))).toBe('delivered');
  expect(receiver.heard.length).toBe(length + 1);
});

test('who cannot be asked is not told: a place inside, nobody, and whoever sends elsewhere', async () => {
  const send = postInvited(US);
  const { length } = receiver.asked;
  const inside = { ...letterTo('https://127.0.0.1/'), reach: 'public' } as const;
  expect(await send(inside)).toBe('not-allowed');
  const gone = await startReceiver();
  await gone.close();
  expect(await send(letterTo(gone.url))).toBe('unreachable');
  expect(receiver.asked.length).toBe(length);
  expect(await post(inside)).toBe('not-allowed');
});
