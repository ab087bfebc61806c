import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import {
  FIRST,
  OTHER,
  SECOND,
  aLog,
  early,
  folder,
  good,
  leaves,
  names,
  over,
  together,
  single,
  verdicts,
  word,
} from '../support/bundle-acts.js';
import { checked, codesIn, written } from '../support/bundle-check.js';
import { filesOf } from '../support/bundle-files.js';
import { nameOf, proofOf, receiptOf } from '../support/bundle-receipts.js';
import { customerOf, saidIn, type Leaf } from '../support/bundle-story.js';
import { idIn, keyOf, lineBy, logVkey } from '../support/notes.js';

const REFUSED = {
  codes: [expect.stringMatching(/^V12-(receipt|promise)$/)],
  state: 'refused',
};

test('the receipts that the others are bent from hold', async () => {
  expect(await verdicts(good)).toEqual({ codes: [], state: 'sealed' });
  expect(await verdicts({ ...good, promise: null })).toEqual({ codes: [], state: 'sealed' });
  expect(await verdicts({ ...single, promise: word() })).toEqual({ codes: [], state: 'sealed' });
  expect(await verdicts(early)).toEqual({ codes: [], state: 'promised' });
  expect(await verdicts(receiptOf(leaves, 6, 9))).toEqual({ codes: [], state: 'sealed' });
});

const [before, after] = good.lines;
const ending = (members: object) => ({ ...good, lines: [before, { ...after, ...members }] });
const proven = (change: (proof: string) => string) => ending({ proof: change(after!.proof!) });
const noted = (change: (note: string) => string) => ({
  ...good,
  checkpoint: change(good.checkpoint!),
  lines: good.lines.map((line) => ({
    ...line,
    proof: line.proof!.replace(good.checkpoint!, () => change(good.checkpoint!)),
  })),
});

test.each<[sentence: string, receipt: unknown]>([
  ['is of another act', { ...good, id: OTHER }],
  ['names one of its two lines', { ...good, id: saidIn(leaves[FIRST]!)['line'] }],
  ['holds a line twice', { ...good, lines: [before, before] }],
  ['holds its lines in another order', { ...good, lines: [after, before] }],
  ['holds a use beside an act', { ...good, lines: [before, ...receiptOf(leaves, 6, 9).lines] }],
  ['holds another line', { ...good, lines: [before, ...receiptOf(leaves, 4, 9).lines] }],
  ['has a salt of zeros', ending({ salt: 'A'.repeat(43) })],
  ['has the salt of another line', ending({ salt: before!.salt })],
  ['has the leaf of another line', ending({ leafHash: before!.leafHash })],
  ['has one proof under a later checkpoint', proven(() => proofOf(leaves, SECOND, 10))],
  [
    'has its checkpoint from later',
    { ...good, checkpoint: receiptOf(leaves, FIRST, 10).checkpoint },
  ],
  ['has no checkpoint', { ...good, checkpoint: null }],
  ['has a proof that goes on', proven((proof) => `${proof}\n`)],
  ['has a note that goes on', noted((note) => `${note}\n`)],
  ['has half a character in its note', noted((note) => `${note}— a\ud800b AAAAAAA=\n`)],
  ['has a space in a name', noted((note) => `${note}— a\u0085b AAAAAAA=\n`)],
  ['has a proof too few', ending({ proof: null })],
  ['has a checkpoint too early', { ...early, checkpoint: good.checkpoint }],
  ['has a proof too early', { ...early, lines: good.lines }],
  ['has neither promise nor proof', { ...early, promise: null, state: 'sealed' }],
  ['has 1,001 lines', { ...good, lines: Array(1001).fill(before) }],
  ['is promised by another act', { ...good, promise: word({ act: OTHER }) }],
  ['is promised to another log', { ...good, promise: word({ log: 'other.example' }) }],
  ['is promised in part', { ...good, promise: word({}, names.slice(1)) }],
  ['is promised among more', { ...good, promise: word({}, [...names, nameOf(leaves[4]!)]) }],
  ['is promised too late', { ...early, promise: word({ iat: over - 3601 }) }],
  ['is promised before it began', { ...early, promise: word({ iat: over + 1 }) }],
])('the verifier and the SDK both refuse a receipt that %s', async (_, receipt) => {
  expect(await verdicts(receipt)).toEqual(REFUSED);
});

/** What a line says, changed after it was committed to as well as before. */
const saying = (change: (payload: string) => string) =>
  aLog(({ payload }) => ({ payload: change(payload) })).leaves;
/** A commitment that the service would not make. */
function zeros({ payload }: Leaf): Partial<Leaf> {
  const salt = Buffer.alloc(32);
  const text = `village-butcher/ledger/v1/commit\0${salt.toString('latin1')}${payload}`;
  const commitment = createHash('sha256').update(text).digest();
  return { salt, raw: Buffer.concat([Buffer.of(1, 1), commitment]) };
}

const first = nameOf(leaves[FIRST]!);
const customer = customerOf('bob');

test.each<[sentence: string, leaves: readonly Leaf[]]>([
  ['has another spelling', saying((text) => ` ${text}`)],
  ['has other escapes', saying((text) => text.replace('resumed', String.raw`r\u0065sumed`))],
  ['says a member twice', saying((text) => text.replace('{"act"', `{"act":"${OTHER}","act"`))],
  ['has a fraction', saying((text) => text.replace('"seq":1', '"seq":1.5'))],
  ['has a number of another spelling', saying((text) => text.replace('"seq":1', '"seq":1e0'))],
  ['is 17 deep', saying((text) => text.replace('"resumed"', '['.repeat(17) + ']'.repeat(17)))],
  ['has more than 16,000 bytes', saying((text) => text.replace('resumed', 'é'.repeat(8_000)))],
  ['has a member more', saying((text) => text.replace(',"v":1', ',"v":1,"w":1'))],
  ['is of another version', saying((text) => text.replace('"v":1', '"v":2'))],
  ['was on a day that there is not', saying((text) => text.replace('-03-01T', '-02-30T'))],
  ['is of another kind', saying((text) => text.replace('"kind":"consent"', '"kind":"notice"'))],
  ['leaves a line out', aLog(undefined, { seq: 2 }).leaves],
  ['follows nothing', aLog(undefined, { prev: 'A'.repeat(43) }).leaves],
  ['follows something else', aLog(undefined, { prev: nameOf(leaves[4]!) }).leaves],
  ['goes on from another customer', aLog(undefined, { customer }).leaves],
  ['begins again', aLog(undefined, { seq: 0, prev: 'A'.repeat(43) }).leaves],
  ['is committed to with zeros', aLog(zeros).leaves],
])('the verifier and the SDK both refuse a sealed line that %s', async (_, bent) => {
  expect(nameOf(bent[FIRST]!)).toBe(first);
  const path = written(filesOf(bent));
  expect(codesIn(checked(path))).toEqual([]);
  expect(await verdicts(together(bent, [FIRST, SECOND], 9), path)).toEqual(REFUSED);
});

test('the verifier and the SDK both refuse lines that stand in the log the other way round', async () => {
  const pen = aLog();
  const [one, other] = [pen.leaves[FIRST]!, pen.leaves[SECOND]!];
  pen.change(FIRST, other);
  pen.change(SECOND, one);
  const path = written(filesOf(pen.leaves));
  expect(await verdicts(together(pen.leaves, [SECOND, FIRST], 9), path)).toEqual(REFUSED);
});

test('the verifier and the SDK both refuse a checkpoint by the retired key of another log', async () => {
  const key = keyOf('the log of last year');
  const name = 'log.brandt.example/village/2025';
  const vkey = logVkey(key, name);
  const forged = noted((note) => {
    const text = note.slice(0, note.indexOf('\n\n') + 1);
    return `${text}\n${lineBy(name, idIn(vkey), text, key)}`;
  });
  const trust = { retired: [{ vkey, last: 99 }] };
  expect(await verdicts(forged, folder, trust)).toEqual(REFUSED);
  expect(await verdicts(good, folder, trust)).toEqual({ codes: [], state: 'sealed' });
});

test('an act that changed nothing claims nothing, and must not', async () => {
  const nothing = { ...early, lines: [], promise: null };
  expect(await verdicts(nothing)).toEqual({ codes: [], state: 'cannot-check' });
  const claims = { ...good, lines: [], promise: null };
  expect(await verdicts(claims)).toEqual({ codes: ['V12-receipt'], state: 'cannot-check' });
});
