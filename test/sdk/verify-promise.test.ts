import { createHmac, generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { verifyReceipt } from '@village-butcher/sdk/verify';
import { CompactSign } from 'jose';
import { PromiseKey } from '../../src/ledger/promise.js';
import { ACT, NOW, ORIGIN, TRUST, linesOf, promised, sealed, type Bent } from './receipts.js';

const OTHER = '018f0000-0000-7000-8000-00000000000f';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const ours = { kid: 'ours', public: publicKey.export({ format: 'jwk' }).x! };
const trust = { ...TRUST, promise: [ours] };
const HEADER = { alg: 'EdDSA', kid: 'ours', typ: 'village-promise+jws' };

const lines = linesOf(2);
const iat = NOW.getTime() / 1000;
const leaves = lines.map(({ leafHash }) => leafHash);
const SAID = { act: ACT, by: iat + 3600, iat, leaves, log: ORIGIN };
const unsigned = await promised(lines);

const jws = (header: { alg: string }, said: unknown): Promise<string> =>
  new CompactSign(Buffer.from(JSON.stringify(said))).setProtectedHeader(header).sign(privateKey);
const under = async (header: { alg: string }): Promise<Bent> => ({
  ...unsigned,
  promise: await jws(header, SAID),
});
const saying = async (members: object): Promise<Bent> => ({
  ...unsigned,
  promise: await jws(HEADER, { ...SAID, ...members }),
});
const good = await under(HEADER);
const bent = (change: (promise: string) => string): Bent => ({
  ...good,
  promise: change(good.promise!),
});
const base64url = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** What is found in a receipt, in the words of a refusal. */
async function fault(receipt: unknown): Promise<string> {
  const found = await verifyReceipt(receipt, trust);
  return found.state === 'refused' ? `${found.code} ${found.at}` : found.state;
}

test('the promise that the others are bent from holds', async () => {
  expect(await fault(good)).toBe('promised');
});

const asKey = Buffer.from(ours.public, 'base64url');
function byHmac(): Bent {
  const text = `${base64url({ ...HEADER, alg: 'HS256' })}.${base64url(SAID)}`;
  const mark = createHmac('sha256', asKey).update(text).digest('base64url');
  return { ...good, promise: `${text}.${mark}` };
}

test.each<[sentence: string, receipt: Bent]>([
  ['has no signature', bent((promise) => promise.replace(/\.[^.]*$/, '.'))],
  ['is in four parts', bent((promise) => `${promise}.AAAA`)],
  ['is padded', bent((promise) => `${promise}==`)],
  [
    'says that it needs none',
    bent((promise) => promise.replace(/^[^.]*/, base64url({ ...HEADER, alg: 'none' }))),
  ],
  ['is signed with our public key as a secret', byHmac()],
  ['is of another type', await under({ ...HEADER, typ: 'at+jwt' } as typeof HEADER)],
  ['names no key', await under({ alg: 'EdDSA', typ: HEADER.typ } as typeof HEADER)],
  [
    'brings a key along',
    await under({ ...HEADER, jwk: publicKey.export({ format: 'jwk' }) } as typeof HEADER),
  ],
  ['has a header that is no JSON', bent((promise) => promise.replace(/^[^.]*/, 'AAAA'))],
  ['says more', await saying({ more: 1 })],
  ['ends at no second', await saying({ by: 'tomorrow' })],
  ['ends after all time', await saying({ by: 8.64e12 + 1 })],
  ['is about something else than leaves', await saying({ leaves: [ACT] })],
])('a promise is refused that %s', async (_, receipt) => {
  expect(await fault(receipt)).toBe('promise promise');
});

test.each<[sentence: string, receipt: Bent]>([
  ['is about another act', await saying({ act: OTHER })],
  ['is about another log', await saying({ log: 'other.example' })],
  ['leaves a line out', await saying({ leaves: leaves.slice(1) })],
  [
    'holds a line that the receipt has not',
    await saying({ leaves: [...leaves, linesOf(1)[0]!.leafHash] }),
  ],
  ['gives itself a second more than an hour', await saying({ by: iat + 3601 })],
  ['is over before it begins', await saying({ by: iat - 1 })],
])('a promise does not hold that %s', async (_, receipt) => {
  expect(await fault(receipt)).toBe('promise-content promise');
});

test('a promise does not hold whose signature is of other bytes', async () => {
  const other = await saying({ by: iat + 1 });
  const mixed = bent((promise) => promise.replace(/[^.]*$/, other.promise!.split('.')[2]!));
  expect(await fault(mixed)).toBe('promise-signature promise');
});

const stranger = new PromiseKey(ORIGIN, generateKeyPairSync('ed25519').privateKey);
const hashes = leaves.map((leaf) => Buffer.from(leaf, 'base64url'));

test("a stranger's promise is none", async () => {
  const promise = await stranger.promise(ACT, NOW, hashes);
  expect(await fault({ ...good, promise })).toBe('promise-key promise');
});

test('a sealed receipt needs no promise, but the one it keeps has to fit if its key is known', async () => {
  const whole = { ...(await sealed(lines, { size: 9, places: [3, 5] })), promise: good.promise };
  expect(await fault(whole)).toBe('sealed');
  const promise = await stranger.promise(ACT, NOW, hashes);
  expect(await fault({ ...whole, promise })).toBe('sealed');
  expect(await fault({ ...whole, promise: null })).toBe('sealed');
  const first = await sealed(lines.slice(0, 1), { size: 9, places: [3] });
  expect(await fault({ ...first, promise: good.promise })).toBe('promise-content promise');
  expect(await fault({ ...whole, promise: 'word' })).toBe('promise promise');
});

test('how long a promise may take is agreed, not promised', async () => {
  const receipt = await saying({ by: iat + 60 });
  const of = async (mergeDelay: number) =>
    (await verifyReceipt(receipt, { ...trust, mergeDelay })).state;
  expect([await of(60), await of(59)]).toEqual(['promised', 'refused']);
});
