import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { codesOf, kept, NOW, TRUST } from '../support/bundle-check.js';
import { filesOf } from '../support/bundle-files.js';
import { aDay } from '../support/bundle-days.js';
import { saidIn } from '../support/bundle-story.js';
import { nameOf, proofOf, promiseOf, receiptOf } from '../support/bundle-receipts.js';
import { keyOf } from '../support/notes.js';

const day = aDay().leaves;
const size = day.length;
const files = filesOf(day);
const receipt = receiptOf(day, 4, 9);
const [line] = receipt.lines;
const over = NOW / 1000 - 3 * 3600;
const leaf = nameOf(day[3]!);
const stranger = 'A'.repeat(43);

const shown = (...receipts: readonly unknown[]) =>
  codesOf(files, { receipts: receipts.map((one) => kept('receipt', JSON.stringify(one))) });

const withProof = (change: (proof: string) => string) => ({
  ...receipt,
  lines: [{ ...line!, proof: change(line!.proof!) }],
});

test('L10: a receipt is honoured as long as the log is, whatever is erased', () => {
  const every = day.flatMap(({ salt }, index) => (salt.length > 0 ? [index] : []));
  const erased = day.findIndex(({ fate }) => fate === 'erased');
  expect(every).toContain(erased);
  expect(shown(...every.map((index) => receiptOf(day, index, size)))).toEqual([]);
  expect(shown(...every.map((index) => receiptOf(day, index, index + 1)))).toEqual([]);
});

test.each([
  ['a hash too many', withProof((proof) => proof.replace('\n\n', `\n${'A'.repeat(43)}=\n\n`))],
  ['a hash too few', withProof((proof) => proof.replace(/index 4\n.*\n/, 'index 4\n'))],
  ['another index', withProof((proof) => proof.replace('index 4', 'index 5'))],
  ['an index outside of the log', withProof((proof) => proof.replace('index 4', 'index 9'))],
  ['an index of another spelling', withProof((proof) => proof.replace('index 4', 'index 04'))],
  ['an index of no size', withProof((proof) => proof.replace('index 4', `index ${2 ** 60}`))],
  ['something before it', withProof((proof) => `\n${proof}`)],
  ['something behind it', withProof((proof) => `${proof}\n`)],
  ['no checkpoint', withProof((proof) => proof.slice(0, proof.indexOf('\n\n')))],
  ['loose base64', withProof((proof) => proof.replace('=\n', '\n'))],
  ['the proof of another line', withProof(() => proofOf(day, 5, 9))],
  ['no proof', { ...receipt, lines: [{ ...line, proof: null }] }],
  [
    'another payload',
    { ...receipt, lines: [{ ...line, payload: line!.payload.replace('app', 'web') }] },
  ],
  ['another salt', { ...receipt, lines: [{ ...line, salt: stranger }] }],
  ['another leaf', { ...receipt, lines: [{ ...line, leafHash: stranger }] }],
  ['another kind', { ...receipt, lines: [{ ...line, kind: 'disclosure' }] }],
  ['another checkpoint beside it', { ...receipt, checkpoint: receiptOf(day, 4, 10).checkpoint }],
  ['another log', { ...receipt, log: 'other.example/log' }],
  ['a member too many', { ...receipt, more: 1 }],
  ['nothing in it', null],
])('a receipt with %s does not hold', (_, forged) => {
  expect(shown(forged)).toEqual(['V12-receipt']);
});

test('L10: a receipt of a history that was rewritten does not hold in the new one', () => {
  const pen = aDay();
  pen.change(6, { salt: Buffer.alloc(32, 7) });
  const receipts = [kept('receipt', JSON.stringify(receiptOf(day, 4, 9)))];
  expect(codesOf(filesOf(pen.leaves), { receipts })).toEqual(['V12-receipt']);
  expect(codesOf(filesOf(day.slice(0, 8)), { receipts })).toContain('V12-receipt');
});

test('a receipt before sealing is a promise, and is kept once its time is over', () => {
  const early = {
    ...receipt,
    state: 'promised',
    lines: [{ ...line, proof: null }],
    checkpoint: null,
  };
  const of = { by: over, over: { act: saidIn(day[4]!)['act'] } };
  expect(shown({ ...early, promise: promiseOf([nameOf(day[4]!)], of) })).toEqual([]);
  expect(shown(early)).toEqual(['V12-receipt']);
  expect(shown({ ...early, promise: promiseOf([stranger], of) })).toEqual(['V12-receipt']);
});

test('L10: a line that was promised and never sealed is missed', () => {
  const longAgo = Date.parse('2026-03-01T09:00:30.000Z') / 1000;
  const honoured = filesOf(day, { promises: [promiseOf([leaf], { by: longAgo })] });
  const broken = filesOf(day, { promises: [promiseOf([leaf, stranger], { by: longAgo })] });
  const open = filesOf(day, { promises: [promiseOf([stranger], { by: NOW / 1000 })] });
  expect([codesOf(honoured), codesOf(broken), codesOf(open)]).toEqual([[], ['V12-promise'], []]);
});

/** A promise "signed" with the public key as if it were a shared secret. */
function hmacked(): string {
  const [head, body] = promiseOf([leaf], { by: over, header: { alg: 'HS256' } }).split('.');
  const secret = Buffer.from(TRUST.promise[0]!.public, 'base64url');
  const mac = createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url');
  return `${head}.${body}.${mac}`;
}

const good = promiseOf([leaf], { by: over });

test.each([
  ['with the algorithm “none”', promiseOf([leaf], { by: over, header: { alg: 'none' } })],
  ['without a signature', good.replace(/[^.]*$/, '')],
  ['with the public key as a shared secret', hmacked()],
  ['by another key', promiseOf([leaf], { by: over, key: keyOf('a stranger') })],
  ['by a key that brings itself', promiseOf([leaf], { by: over, header: { jwk: {} } })],
  ['by a key that nobody knows', promiseOf([leaf], { by: over, header: { kid: 'promise-2' } })],
  ['of another type', promiseOf([leaf], { by: over, header: { typ: 'JWT' } })],
  ['for another log', promiseOf([leaf], { by: over, over: { log: 'other.example/log' } })],
  ['of nothing', promiseOf([], { by: over })],
  ['with a part too many', `${good}.AAAA`],
  ['with loose base64', `${good}=`],
])('a promise %s is none', (_, jws) => {
  expect(codesOf(filesOf(day, { promises: [jws] }))).toEqual(['V12-promise']);
});
