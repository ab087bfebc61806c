import { expect, test } from '@jest/globals';
import { openCheckpoint, signCheckpoint } from '../../src/ledger/checkpoint.js';
import { ORIGIN, keyOf, logVkey, refusal, refusedBy, signedBy } from '../support/notes.js';

const key = keyOf('the log');
const vkey = logVkey(key);
const root = Buffer.alloc(32, 7);
const checkpoint = { origin: ORIGIN, size: 42, root };
const note = signCheckpoint(checkpoint, key);
const text = `${ORIGIN}\n42\n${root.toString('base64')}\n`;
const line = note.slice(text.length + 1);
const base64 = line.trimEnd().split(' ')[2]!;
const opened = (bytes: string | Uint8Array) => () => openCheckpoint(bytes, [vkey]);
const refusedAs = (bytes: string | Uint8Array) => refusedBy(opened(bytes));

/** The same bytes in base64 whose last bits are not zero, which a loose reader passes over. */
const loose = (exact: string): string =>
  exact.replace(/.(?==)/, (last) => ALPHABET[ALPHABET.indexOf(last) + 1]!);
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Notes with which one thing is wrong, each beside the good one. */
const ROWS: readonly (readonly [what: string, note: string | Uint8Array])[] = [
  ['nothing', ''],
  ['a text alone', text],
  ['no signature', `${text}\n`],
  ['a carriage return', note.replaceAll('\n', '\r\n')],
  ['a NUL', note.replace('42', '4\u00002')],
  ['a tab', note.replace('— ', '—\t')],
  ['bytes that are no UTF-8', Buffer.concat([Buffer.from(note), Buffer.of(0xff, 0x0a)])],
  ['half a character', note.replace('42', '\ud800')],
  ['no final line break', note.slice(0, -1)],
  ['one line break more', `${note}\n`],
  ['a hyphen for the dash', note.replace('— ', '- ')],
  ['an en dash for the dash', note.replace('— ', '– ')],
  ['no space behind the dash', note.replace('— ', '—')],
  ['two spaces', note.replace('— ', '—  ')],
  ['a space at the end', note.replace(/\n$/, ' \n')],
  ['no name', note.replace(`— ${ORIGIN}`, '— ')],
  ['a plus in the name', `${note}— a+b ${base64}\n`],
  ['a wide space in the name', `${note}— a\u3000b ${base64}\n`],
  ['base64 without padding', note.replace(/=*\n$/, '\n')],
  ['base64 with more padding', note.replace(/\n$/, '=\n')],
  [
    'base64 for links',
    note.replace(base64, base64.replaceAll('+', '-').replaceAll('/', '_') + '_'),
  ],
  ['base64 with loose bits', note.replace(base64, loose(base64))],
  ['base64 with a letter of no alphabet', `${note}— a ${base64.replace(/^./, '!')}\n`],
  ['a signature of four bytes', `${note}— a ${Buffer.alloc(4).toString('base64')}\n`],
  ['101 signatures', note + line.repeat(100)],
  ['65 signatures', note + line.repeat(64)],
  ['more than 64 KiB', note + `— a ${Buffer.alloc(60_000).toString('base64')}\n`],
  ['more than 64 KiB in two-byte letters', note + `— ${'ß'.repeat(33_000)} ${base64}\n`],
];

test('L10: what could be read in two ways is not read at all', () => {
  expect(openCheckpoint(note, [vkey])).toEqual(checkpoint);
  expect(Buffer.from(loose(base64), 'base64')).toEqual(Buffer.from(base64, 'base64'));
  for (const [what, bytes] of ROWS) {
    expect({ what, refused: refusedAs(bytes) }).toEqual({ what, refused: 'malformed' });
  }
});

test('a note of 64 signatures is read, and one of 64 KiB', () => {
  expect(openCheckpoint(note + line.repeat(63), [vkey])).toEqual(checkpoint);
  const room = 65_536 - Buffer.byteLength(`${note}—   ${base64}\n`) + 1;
  const full = `${note}— ${'x'.repeat(room)} ${base64}\n`;
  expect(Buffer.byteLength(full)).toBe(65_536);
  expect(openCheckpoint(full, [vkey])).toEqual(checkpoint);
  expect(openCheckpoint(Buffer.from(full), [vkey])).toEqual(checkpoint);
  expect(refusedAs(full.replace('xx', 'xxx'))).toBe('malformed');
});

test('10 MB are refused without being read', () => {
  const start = performance.now();
  for (const flood of [note + '\n'.repeat(1e7), '— '.repeat(5e6), Buffer.alloc(1e7, note)]) {
    expect(opened(flood)).toThrow(refusal('malformed'));
  }
  expect(performance.now() - start).toBeLessThan(1000);
});

test('an empty line among the signatures cuts the text there', () => {
  expect(opened(`${note}\n${line}`)).toThrow(refusal('bad-signature'));
});

test('L10: a size has one spelling, even if the log has signed another', () => {
  const others = ['01', '+1', '-0', '-1', '1e3', '1.0', '0x1', ' 1', '1 ', '', '٤٢', '1_0'];
  const tooLarge = [2n ** 53n, 2n ** 53n + 1n, 2n ** 64n, 10n ** 400n].map(String);
  for (const size of [...others, ...tooLarge]) {
    const refused = refusedAs(signedBy(key, text.replace('42', size)));
    expect({ size, refused }).toEqual({ size, refused: 'malformed' });
  }
  const largest = String(Number.MAX_SAFE_INTEGER);
  expect(openCheckpoint(signedBy(key, text.replace('42', largest)), [vkey]).size).toBe(2 ** 53 - 1);
});

test('L10: a checkpoint has three lines, even if the log has signed others', () => {
  const others: Readonly<Record<string, string>> = {
    'a root of 31 bytes': `${ORIGIN}\n42\n${Buffer.alloc(31).toString('base64')}\n`,
    'a root of 33 bytes': `${ORIGIN}\n42\n${Buffer.alloc(33).toString('base64')}\n`,
    'a root in loose base64': text.replace('=', ''),
    'an extension': `${text}more\n`,
    'an empty extension': `${text}\n`,
    'two lines': `${ORIGIN}\n42\n`,
    'no origin': text.replace(ORIGIN, ''),
    'an empty line in front': `\n${text}`,
  };
  for (const [what, body] of Object.entries(others)) {
    expect({ what, refused: refusedAs(signedBy(key, body)) }).toEqual({
      what,
      refused: 'malformed',
    });
  }
});

test('a refusal repeats nothing of what was sent', () => {
  const secret = 'c2VjcmV0LXNlY3JldA==';
  for (const bytes of [`${note}— ${secret} !\n`, signedBy(key, text.replace('42', secret))]) {
    expect(opened(bytes)).not.toThrow(secret);
  }
});
