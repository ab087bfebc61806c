import { expect, test } from '@jest/globals';
import { verifyReceipt, type Trust } from '@village-butcher/sdk/verify';
import { verifyProof } from '../../src/ledger/proof.js';
import {
  LOG,
  NoteKey,
  ORIGIN,
  TRUST,
  linesOf,
  noteOf,
  sealed,
  underNote,
  type Bent,
} from './receipts.js';

const lines = linesOf(2);
const good = await sealed(lines, { size: 9, places: [3, 5] });
const head = `${good.checkpoint!.split('\n').slice(0, 3).join('\n')}\n`;

/** What is found in a receipt, in the words of a refusal. */
async function fault(receipt: unknown, trust: Partial<Trust> = {}): Promise<string> {
  const found = await verifyReceipt(receipt, { ...TRUST, ...trust });
  return found.state === 'refused' ? `${found.code} ${found.at}` : found.state;
}

const noted = (change: (note: string) => string): Bent => underNote(good, change);
const signed = (text: string): Bent => noted(() => noteOf(text, [LOG]));
const sized = (size: string): Bent => signed(head.replace('\n9\n', `\n${size}\n`));

test.each<[sentence: string, receipt: unknown]>([
  ['without a final line break', noted((note) => note.slice(0, -1))],
  ['without an empty line', noted((note) => note.replace('\n\n', '\n'))],
  ['without a signature', noted(() => `${head}\n`)],
  ['with an empty line among its signatures', noted((note) => `${note}\n${LOG.line(head)}`)],
  ['with a hyphen for the dash', noted((note) => note.replace('—', '-'))],
  ['with a carriage return', noted((note) => note.replace('\n', '\r\n'))],
  ['with a zero byte', noted((note) => `${note}— a\0b AAAAAAA=\n`)],
  ['with half a character', noted((note) => `${note}— a\ud800b AAAAAAA=\n`)],
  ['with loose base64', noted((note) => `${note}— a AAAAAAB=\n`)],
  ['with a signature of no bytes', noted((note) => `${note}— a AAAAAA==\n`)],
  ['with 65 signatures', noted((note) => note + '— a AAAAAAA=\n'.repeat(64))],
  ['of more than 64 KiB', noted((note) => `${note}— ${'é'.repeat(32_768)} AAAAAAA=\n`)],
  ['with an extension line', signed(`${head}more\n`)],
  ['with a root of 31 bytes', signed(`${ORIGIN}\n9\n${Buffer.alloc(31, 1).toString('base64')}\n`)],
  ['of size 01', sized('01')],
  ['of size +1', sized('+1')],
  ['of size -0', sized('-0')],
  ['of size 1e3', sized('1e3')],
  ['of size 2^53 + 1', sized('9007199254740993')],
  ['of size 2^64', sized(String(2n ** 64n))],
])('a checkpoint is refused %s', async (_, receipt) => {
  expect(await fault(receipt)).toBe('note checkpoint');
});

const old = new NoteKey('village.example/village/2026');
const byAnother = (key: NoteKey): Bent => noted(() => noteOf(head, [key]));
test.each<[sentence: string, receipt: unknown, found: string]>([
  ['of a log that nobody trusts', { ...good, log: 'a.example' }, 'origin log'],
  ['of another log', signed(head.replace('2027', '2028')), 'origin checkpoint'],
  ['of another size', noted((note) => note.replace('\n9\n', '\n8\n')), 'signature checkpoint'],
  ['with a bad signature, too', noted((note) => note + LOG.line('a\n')), 'signature checkpoint'],
  ['of a stranger of that name', byAnother(new NoteKey(ORIGIN)), 'key checkpoint'],
  ['with a cosignature alone', byAnother(new NoteKey(ORIGIN, 0x04)), 'key checkpoint'],
])('a checkpoint is refused %s', async (_, receipt, found) => {
  expect(await fault(receipt)).toBe(found);
});

test('a checkpoint is refused that the trusted key of another log has signed', async () => {
  const retired = [{ vkey: old.vkey, last: 99 }];
  expect(await fault(byAnother(old), { retired })).toBe('key checkpoint');
});

const [before, after] = good.lines;
const proven = (change: (proof: string) => string): unknown => ({
  ...good,
  lines: [before, { ...after!, proof: change(after!.proof!) }],
});
const hash = `${'A'.repeat(43)}=\n`;
const grown = await sealed(lines, { size: 10, places: [3, 5] });
test.each<[sentence: string, receipt: unknown, found: string]>([
  ['of another version', proven((proof) => proof.replace('@v1', '@v2')), 'proof'],
  ['with an index of two spellings', proven((proof) => proof.replace('x 5', 'x 05')), 'proof'],
  ['with a hash of 31 bytes', proven((proof) => proof.replace('5\n', '5\nAAAA\n')), 'proof'],
  ['with spare bits', proven((proof) => proof.replace(/.=\n/, 'B=\n')), 'proof'],
  ['of 64 hashes', proven((proof) => proof.replace('5\n', `5\n${hash.repeat(64)}`)), 'proof'],
  ['that begins with something else', proven((proof) => ` ${proof}`), 'proof'],
  ['that goes on', proven((proof) => `${proof}\n`), 'checkpoint'],
  ['that ends in another checkpoint', { ...good, checkpoint: grown.checkpoint }, 'checkpoint'],
  ['for another place', proven((proof) => proof.replace('index 5', 'index 4')), 'inclusion'],
  ['for a place outside', proven((proof) => proof.replace('index 5', 'index 9')), 'inclusion'],
  ['with a hash too many', proven((proof) => proof.replace('\n\n', `\n${hash}\n`)), 'inclusion'],
  ['with a hash too few', proven((proof) => proof.replace(/5\n.*\n/, '5\n')), 'inclusion'],
  ['of another line', proven(() => before!.proof!), 'inclusion'],
])('a proof is refused %s', async (_, receipt, found) => {
  expect(await fault(receipt)).toMatch(RegExp(`^${found} lines\\[[01]\\]\\.proof$`));
});

/** What the service itself thinks of a proof. */
function isProven(proof: string, leaf: Buffer): boolean {
  try {
    return verifyProof(proof, leaf, [LOG.vkey]).index >= 0;
  } catch {
    return false;
  }
}

test('of a proof with one character changed, the service and the SDK say the same', async () => {
  const [line] = lines;
  const leaf = Buffer.from(line!.leafHash, 'base64url');
  const keys = [LOG, new NoteKey('witness.example', 0x04)];
  const whole = await sealed([line!], { size: 6, places: [2], keys });
  const file = whole.lines[0]!.proof!;
  const said: boolean[] = [];
  for (let at = 0; at < file.length; at++) {
    const proof = file.slice(0, at) + (file[at] === 'A' ? 'B' : 'A') + file.slice(at + 1);
    const checkpoint = proof.slice(proof.indexOf('\n\n') + 2);
    const found = await fault({ ...whole, checkpoint, lines: [{ ...line!, proof }] });
    expect([at, found === 'sealed']).toEqual([at, isProven(proof, leaf)]);
    said.push(found === 'sealed');
  }
  expect(new Set(said)).toEqual(new Set([true, false]));
});
