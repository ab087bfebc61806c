import { expect, test } from '@jest/globals';
import { verifyReceipt } from '@village-butcher/sdk/verify';
import { canonical } from '../../src/base/canonical.js';
import { ACT, TRUST, lineOf, lineWith, linesOf, sealed, useOf, type Bent } from './receipts.js';

const OTHER = '018f0000-0000-7000-8000-00000000000f';
const PLACES = { size: 9, places: [3, 5] };
const good = await sealed(linesOf(2), PLACES);
const [first, second, third] = linesOf(3);
const [before, after] = good.lines;

const without = (name: keyof Bent): unknown => ({ ...good, [name]: undefined });
const ending = (members: object): unknown => ({
  ...good,
  lines: [before, { ...after, ...members }],
});

/** What is found in a receipt, in the words of a refusal. */
async function fault(receipt: unknown): Promise<string> {
  const found = await verifyReceipt(receipt, TRUST);
  return found.state === 'refused' ? `${found.code} ${found.at}` : found.state;
}

test('the receipt that the others are bent from holds', async () => {
  expect(await fault(good)).toBe('sealed');
});

test.each<[sentence: string, receipt: unknown, found: string]>([
  ['is no object', 'receipt', 'form '],
  ['is a list', [good], 'form '],
  ['is of another version', { ...good, receipt: 'village-butcher/receipt@v2' }, 'version receipt'],
  ['has no id', without('id'), 'form id'],
  ['has an id in capitals', { ...good, id: ACT.toUpperCase() }, 'form id'],
  ['names no log', without('log'), 'form log'],
  ['has no lines', without('lines'), 'form lines'],
  ['has a line that is none', { ...good, lines: [null] }, 'form lines[0]'],
  ['has 1,001 lines', { ...good, lines: Array(1001).fill(before) }, 'form lines'],
  ['is in another state', { ...good, state: 'open' }, 'form state'],
  ['is sealed without a checkpoint', { ...good, checkpoint: null }, 'form checkpoint'],
  ['is sealed without a proof', ending({ proof: null }), 'form lines[1].proof'],
  ['has a checkpoint too early', { ...good, state: 'promised' }, 'form checkpoint'],
  [
    'has a proof too early',
    { ...good, state: 'promised', checkpoint: null },
    'form lines[0].proof',
  ],
  ['leaves its promise out', without('promise'), 'form promise'],
  ['has a public line', ending({ kind: 'notice' }), 'form lines[1].kind'],
  ['has an object for a payload', ending({ payload: {} }), 'form lines[1].payload'],
])('a receipt is refused that %s', async (_, receipt, found) => {
  expect(await fault(receipt)).toBe(found);
});

const text = first!.payload;
test.each<[sentence: string, line: Bent['lines'][number]]>([
  ['has another spelling', lineOf(` ${text}`)],
  ['has other escapes', lineOf(text.replace('granted', String.raw`gr\u0061nted`))],
  ['says a member twice', lineOf(text.replace('{"act"', `{"act":"${OTHER}","act"`))],
  ['has members in another order', lineOf(text.replace(/^\{("act":".*?"),(.*?),/, '{$2,$1,'))],
  ['has a fraction', lineOf(text.replace('"seq":0', '"seq":0.5'))],
  ['has less than nothing', lineOf(text.replace('"seq":0', '"seq":-0'))],
  ['has a number of another spelling', lineOf(text.replace('"seq":0', '"seq":0e0'))],
  ['has a text that is not NFC', lineOf(text.replace('ü', 'u\u0308'))],
  ['has half a character', lineOf(text.replace('ü', String.raw`\ud800`))],
  ['has a key that is not ASCII', lineOf(text.replace('"name"', '"ñame"'))],
  ['reaches for a prototype', lineOf(text.replace('{"name"', '{"__proto__":1,"name"'))],
  [
    'is 17 deep',
    lineOf(text.replace(/"body":\{.*?\}/, `"body":${'['.repeat(17)}${']'.repeat(17)}`)),
  ],
  ['is no JSON', lineOf('{"act":')],
  ['has more than 16,000 bytes', lineOf(`"${'é'.repeat(8_000)}"`)],
  ['has a member more', lineWith({ more: 1 })],
  ['is of another version', lineWith({ v: 2 })],
  ['was on a day that there is not', lineWith({ at: '2027-02-30T00:00:00.000Z' })],
  ['counts from below zero', lineWith({ seq: -1 })],
  ['is of nobody', lineWith({ customer: 'AAAA' })],
  ['is of another kind than its line', { ...first!, kind: 'disclosure' }],
])('a payload is refused that %s', async (_, line) => {
  expect(await fault(await sealed([line], { size: 9, places: [3] }))).toBe(
    'payload lines[0].payload',
  );
});

const one = (members: object) => sealed([lineWith(members)], { size: 9, places: [3] });
const middle = Buffer.alloc(32, 5).toString('base64url');
test.each<[sentence: string, receipt: unknown, found: string]>([
  ['has a salt of 31 bytes', ending({ salt: 'A'.repeat(42) }), 'salt lines[1].salt'],
  ['has a salt of zeros', ending({ salt: 'A'.repeat(43) }), 'salt lines[1].salt'],
  ['has a padded salt', ending({ salt: `${after!.salt}=` }), 'salt lines[1].salt'],
  ['has a salt with spare bits', ending({ salt: `${'A'.repeat(42)}B` }), 'salt lines[1].salt'],
  ['has the salt of another', ending({ salt: before!.salt }), 'leaf lines[1].leafHash'],
  ['has the hash of another', ending({ leafHash: before!.leafHash }), 'leaf lines[1].leafHash'],
  ['is of another act', { ...good, id: OTHER }, 'id lines[0].payload'],
  ['is a use beside an act', await sealed([first!, useOf(OTHER)], PLACES), 'id lines[1].payload'],
  ['follows no line', await sealed([first!, third!], PLACES), 'chain lines[1].payload'],
  ['comes twice', await sealed([first!, first!], PLACES), 'chain lines[1].payload'],
  ['is second after nothing', await one({ seq: 1 }), 'chain lines[0].payload'],
  ['is first after something', await one({ prev: middle }), 'chain lines[0].payload'],
])('a line is refused that %s', async (_, receipt, found) => {
  expect(await fault(receipt)).toBe(found);
});

test('a line is refused that goes on from the line of another customer', async () => {
  const said = JSON.parse(second!.payload);
  const customer = Buffer.alloc(16, 8).toString('base64url');
  const stranger = lineOf(canonical({ ...said, prev: first!.leafHash, customer }));
  expect(await fault(await sealed([first!, stranger], PLACES))).toBe('chain lines[1].payload');
});

test('a line is refused that stands in the log before the line it goes on from', async () => {
  const receipt = await sealed([first!, second!], { size: 9, places: [5, 3] });
  expect(await fault(receipt)).toBe('chain lines[1].proof');
});
