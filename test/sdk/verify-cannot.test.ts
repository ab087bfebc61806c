import { afterEach, expect, test } from '@jest/globals';
import { verifyReceipt, type Trust } from '@village-butcher/sdk/verify';
import { LOG, NoteKey, TRUST, linesOf, promised, sealed } from './receipts.js';

const good = await sealed(linesOf(2), { size: 9, places: [3, 5] });
const word = await promised(linesOf(1));
const OTHER = '018f0000-0000-7000-8000-00000000000f';

const cannot = (reason: string) => ({ state: 'cannot-check', reason });

const { crypto } = globalThis;
/** Gives the rest of a test the cryptography of another platform. */
const runOn = (value: unknown): void =>
  void Object.defineProperty(globalThis, 'crypto', { value, configurable: true, writable: true });
afterEach(() => runOn(crypto));

test('where there is no WebCrypto nothing is said to be fine', async () => {
  for (const platform of [undefined, {}]) {
    runOn(platform);
    expect(await verifyReceipt(good, TRUST)).toEqual(cannot('no-webcrypto'));
    expect(await verifyReceipt(word, TRUST)).toEqual(cannot('no-webcrypto'));
  }
});

test('where there is no Ed25519 nothing is said to be fine, and what is wrong is still refused', async () => {
  const { subtle } = crypto;
  const importKey = () =>
    Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
  runOn({ subtle: { digest: subtle.digest.bind(subtle), importKey } });
  expect(await verifyReceipt(good, TRUST)).toEqual(cannot('no-ed25519'));
  expect(await verifyReceipt(word, TRUST)).toEqual(cannot('no-ed25519'));
  expect(await verifyReceipt({ ...good, id: OTHER }, TRUST)).toMatchObject({ code: 'id' });
});

test('an act that changed nothing has nothing to prove', async () => {
  const nothing = { ...word, lines: [], promise: null };
  expect(await verifyReceipt(nothing, TRUST)).toEqual(cannot('no-lines'));
});

test('with neither a proof nor a promise yet, there is nothing to check yet', async () => {
  expect(await verifyReceipt({ ...word, promise: null }, TRUST)).toEqual(cannot('no-promise'));
});

test('a promise cannot be checked without a key for it, and a proof can', async () => {
  const { log } = TRUST;
  expect(await verifyReceipt(word, { log })).toEqual(cannot('no-promise-key'));
  expect(await verifyReceipt(good, { log })).toMatchObject({ state: 'sealed' });
});

const [, name, id, key] = /^(.*?)\+(.*?)\+(.*)$/.exec(LOG.vkey)!;
test.each<[sentence: string, trust: unknown]>([
  ['nothing', undefined],
  ['no key', {}],
  ['half a key', { log: `${name}+${id}` }],
  ['a key under another name', { log: `other.example+${id}+${key}` }],
  ['a key with another id', { log: `${name}+00000000+${key}` }],
  ['a key with a name that has a space', { log: ` ${LOG.vkey}` }],
  ["a cosigner's key", { log: new NoteKey(LOG.name, 0x04).vkey }],
  ['a retired key that is none', { ...TRUST, retired: [{ vkey: name, last: 9 }] }],
  ['a key for promises that is none', { ...TRUST, promise: [{ kid: 'a', public: 'AAAA' }] }],
  ['two keys under one name', { ...TRUST, promise: [...TRUST.promise!, ...TRUST.promise!] }],
])('nothing can be checked by somebody who trusts %s', async (_, trust) => {
  expect(await verifyReceipt(good, trust as Trust)).toEqual(cannot('trust'));
});
