import { lookup, type LookupAddress } from 'node:dns';
import { request } from 'node:http';
import { createServer, isIP, type AddressInfo, type LookupFunction, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { KeysUnreachable } from '../../src/api/token.js';
import { isOutside, NotOutside, outsideBy } from '../../src/outside.js';
import { issuerKeys } from '../../src/issuer-keys.js';
import { post } from '../../src/post.js';
import { AROUND, FOUND, INSIDE, NO_ADDRESS } from '../support/inside.js';

/*
 * Two things leave the house on their own: letters to recipients, and the question for the issuer's keys.
 * Both go by the same look-up, and neither ever goes to an address inside by mistake.
 */

const LETTER = { headers: {}, body: '{}', reach: 'public' } as const;
const ALL = Object.values(INSIDE).flat();

/** Somebody inside, who counts who comes. */
let somebody: Server;
let port: number;
let connections = 0;
beforeAll(async () => {
  somebody = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => somebody.listen(0, '127.0.0.1', done));
  ({ port } = somebody.address() as AddressInfo);
});
afterAll(() => new Promise((done) => somebody.close(done)));

const addressesOf = (host: string): readonly string[] => [
  `https://${host}:${port}/`,
  `https://${host}/`,
];

test('a hundred ways to write an address inside, and a letter goes to none of them', async () => {
  expect(ALL.length + NO_ADDRESS.length + AROUND.length).toBeGreaterThanOrEqual(100);
  const before = connections;
  for (const [way, hosts] of Object.entries(INSIDE)) {
    const said = await Promise.all(
      hosts.flatMap((host) =>
        addressesOf(host).map(async (url) => [url, await post({ ...LETTER, url })] as const),
      ),
    );
    // A machine may know no address of `a.localhost`: then there is nobody, and nobody is asked.
    const fine = way === 'names of this machine' ? ['not-allowed', 'unreachable'] : ['not-allowed'];
    expect(said.filter(([, one]) => !fine.includes(one))).toEqual([]);
  }
  expect(connections).toBe(before);
});

test('what is no address at all, and what is hidden behind a name of the world, leads nowhere', async () => {
  const before = connections;
  const nowhere = NO_ADDRESS.flatMap(addressesOf);
  const hidden = ['127.0.0.1', '127.1', '[::1]'].flatMap((host) => AROUND.map((as) => as(host)));
  for (const url of [...nowhere, ...hidden]) {
    expect([url, ['not-allowed', 'unreachable']]).toEqual([
      url,
      expect.arrayContaining([await post({ ...LETTER, url })]),
    ]);
  }
  expect(connections).toBe(before);
});

const header = { alg: 'ES256', kid: 'one' };
const token = { payload: '', signature: '', protected: '' };

/** Why the keys at an address cannot be had. */
async function keysOf(address: string): Promise<unknown> {
  try {
    return await issuerKeys(address, 'public')(header, token);
  } catch (error) {
    return error instanceof KeysUnreachable ? error.reason : (error as Error).message;
  }
}

test('the keys of an issuer are fetched from no address inside either, unless the settings say so', async () => {
  const before = connections;
  for (const address of ALL.flatMap(addressesOf)) {
    expect([address, await keysOf(address)]).toEqual([
      address,
      /localhost/i.test(address) ? expect.stringMatching(/^keys-/) : 'keys-inside',
    ]);
  }
  expect(await keysOf(`http://world.example:${port}/keys`)).toContain('https');
  expect(await keysOf(`http://127.0.0.1:${port}/keys`)).toBe('keys-inside');
  expect(connections).toBe(before);
});

/** A resolver that finds these, one after the other. */
const finding = (...all: readonly (readonly string[])[]) => {
  const left = [...all];
  return ((_host: string, _options: object, done: Found) => {
    const found = left.shift() ?? [];
    done(
      null,
      found.map((address) => ({ address, family: isIP(address) })),
    );
  }) as typeof lookup;
};
type Found = (error: Error | null, found: LookupAddress[]) => void;

const lookedUp = (way: LookupFunction, how: 'all' | 'first'): Promise<unknown> =>
  new Promise((done) => {
    way('world.example', { all: how === 'all' }, (error, ...found) => done(error ?? found));
  });

test.each(FOUND)('a name that turns out to be %s', async (_, found, isFine) => {
  const whole = await lookedUp(outsideBy(finding(found)), 'all');
  const first = await lookedUp(outsideBy(finding(found)), 'first');
  if (!isFine)
    return expect([whole, first]).toEqual([expect.any(NotOutside), expect.any(NotOutside)]);
  expect(whole).toEqual([found.map((address) => ({ address, family: isIP(address) }))]);
  expect(first).toEqual([found[0], isIP(found[0]!)]);
});

test('a name that is another address a moment later is refused then, and the socket asks once each time', async () => {
  const before = connections;
  const way = outsideBy(finding(['127.0.0.1'], ['1.1.1.1', '127.0.0.1']));
  const asked = () =>
    new Promise((done) => {
      const call = request(`http://world.example:${port}/`, { lookup: way, agent: false }, done);
      call.on('error', done).end();
    });
  expect([await asked(), await asked()]).toEqual([expect.any(NotOutside), expect.any(NotOutside)]);
  expect(connections).toBe(before);
  const rebound = outsideBy(finding(['1.1.1.1'], ['127.0.0.1']));
  expect(await lookedUp(rebound, 'all')).toEqual([[{ address: '1.1.1.1', family: 4 }]]);
  expect(await lookedUp(rebound, 'all')).toBeInstanceOf(NotOutside);
});

test('an address of the world is one, and what is no address is none', () => {
  for (const address of ['1.1.1.1', '9.9.9.9', '192.0.1.1', '2606:4700::1111', '2a00:1450::1'])
    expect([address, isOutside(address)]).toEqual([address, true]);
  for (const address of ['', 'localhost', '1.1.1', '::ffff:1.1.1.1', '2606:4700::1111%1'])
    expect([address, isOutside(address)]).toEqual([address, false]);
});

test('a name is looked up by the socket itself, and one address inside refuses all of them', async () => {
  const near: LookupFunction = (_, options, done) => outsideBy(lookup)('localhost', options, done);
  expect(await lookedUp(near, 'all')).toBeInstanceOf(NotOutside);
});
