import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isOutside, lookupOutside, NotOutside } from '../../src/outside.js';
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

/** Ways to write an address inside, for a URL. */
const INSIDE = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:10.0.0.1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::1]',
  '[100::1]',
  '[2001::1]',
  '[2001:db8::1]',
  '[2002:7f00:1::]',
  '[3fff::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
  'localhost',
  'LOCALHOST.',
  'a.localhost',
];

test('the service calls nobody inside, however the address is written: not one connection', async () => {
  let connections = 0;
  const server = createServer(() => (connections += 1));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const said = await Promise.all(
    INSIDE.flatMap((host) =>
      [`https://${host}:${port}/`, `https://${host}/`].map((url) =>
        post({ ...LETTER, url, reach: 'public' }),
      ),
    ),
  );
  expect(said.filter((one) => one !== 'not-allowed' && one !== 'unreachable')).toEqual([]);
  expect(said.filter((one) => one === 'not-allowed').length).toBeGreaterThan(72);
  expect(connections).toBe(0);
  await new Promise((done) => server.close(done));
});

test('an address of the world is one, and what is no address is none', () => {
  for (const address of ['1.1.1.1', '9.9.9.9', '192.0.1.1', '2606:4700::1111', '2a00:1450::1'])
    expect([address, isOutside(address)]).toEqual([address, true]);
  for (const address of ['', 'localhost', '1.1.1', '::ffff:1.1.1.1'])
    expect([address, isOutside(address)]).toEqual([address, false]);
});

test('a name is looked up by the socket itself, and one address inside refuses all of them', async () => {
  const found = await new Promise((done) =>
    lookupOutside('localhost', { all: true }, (error) => done(error)),
  );
  expect(found).toBeInstanceOf(NotOutside);
});
