import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { cosign } from '../../src/ledger/checkpoint.js';
import { allFound, withFile } from '../support/bundle-attack.js';
import { NOW, TRUST, codesOf } from '../support/bundle-check.js';
import { LOG_KEY, WITNESS, checkpointAt, filesOf } from '../support/bundle-files.js';
import { aDay } from '../support/bundle-days.js';
import { ORIGIN, idIn, keyOf, lineBy, logVkey, signedBy, witnessVkey } from '../support/notes.js';

const day = aDay().leaves;
const size = day.length;
const files = filesOf(day);
const note = checkpointAt(day, size);
const [text = '', line = ''] = note
  .split('\n\n')
  .map((part, at) => (at === 0 ? `${part}\n` : part));
const [, , root = ''] = text.split('\n');
const stranger = keyOf('a stranger');
const seconds = NOW / 1000 - 60;
const cosigned = cosign(note, WITNESS, seconds);
const otherLog = signedBy(LOG_KEY, text.replace(ORIGIN, 'other.example/log'));

const shown = (checkpoint: string | Buffer) => () => withFile(files, 'checkpoint', checkpoint);
const said = (...lines: readonly string[]) => shown(signedBy(LOG_KEY, `${lines.join('\n')}\n`));

/** A witness's cosignature that claims to be the log's own signature. */
const asTheLog = cosign(note, { name: ORIGIN, key: LOG_KEY }, seconds);

/** A key whose id the auditor writes down, and another that claims the same one. */
function collided(): string {
  const id = idIn(TRUST.log);
  return `${text}\n${lineBy(ORIGIN, id, text, stranger)}`;
}

allFound([
  ['a wrong key signs with the right name', ['V1-key'], () => filesOf(day, { key: stranger })],
  ['a wrong key claims the id of the right one', ['V1-key'], shown(collided())],
  [
    'the right key signs for another log',
    ['V1-origin'],
    said('other.example/log', `${size}`, root),
  ],
  [
    'a known key has a bad signature beside a good one',
    ['V1-note'],
    shown(`${note}${lineBy(ORIGIN, idIn(TRUST.log), 'another text', LOG_KEY)}`),
  ],
  [
    'a witness has a bad signature',
    ['V1-note'],
    shown(note + cosigned.replace(/.{8}\n$/, 'AAAAAAA=\n')),
  ],
  [
    'a witness has cosigned another log',
    ['V1-note'],
    shown(note + cosign(otherLog, WITNESS, seconds)),
  ],
  [
    'a witness has cosigned this log when it was shorter',
    ['V1-note'],
    shown(note + cosign(checkpointAt(day, size - 1), WITNESS, seconds)),
  ],
  ['a cosignature stands where the log has to sign', ['V1-key'], shown(`${text}\n${asTheLog}`)],
  [
    'a witness signs as a log does',
    ['V2-quorum'],
    shown(note + lineBy(WITNESS.name, idIn(logVkey(WITNESS.key, WITNESS.name)), text, WITNESS.key)),
    { trust: { need: 1 } },
  ],
  [
    'one witness signs twice to be two',
    ['V2-quorum'],
    shown(note + cosigned + cosign(note, WITNESS, seconds + 1)),
    { trust: { need: 2, witnesses: [...TRUST.witnesses, witnessVkey(stranger, 'two')] } },
  ],
  [
    'a witness saw it in the future',
    ['V2-time'],
    shown(note + cosign(note, WITNESS, seconds + 900)),
  ],
  [
    'a witness saw it at the end of time',
    ['V2-time'],
    shown(note + cosign(note, WITNESS, Number.MAX_SAFE_INTEGER)),
  ],
  [
    'a witness saw the longer log before the shorter one',
    ['V2-time'],
    () =>
      withFile(
        filesOf(day, { history: [5], seenAt: seconds }),
        'checkpoint',
        note + cosign(note, WITNESS, seconds - 5),
      ),
  ],
  [
    'a key that was retired signs on',
    ['V1-key'],
    () => filesOf(day, { key: stranger }),
    { trust: { retired: [{ vkey: logVkey(stranger), last: size - 1 }] } },
  ],
  ['a note has carriage returns', ['V1-note'], shown(note.replaceAll('\n', '\r\n'))],
  ['a note has a NUL', ['V1-note'], shown(note.replace(ORIGIN, `${ORIGIN}\0`))],
  ['a note is no UTF-8', ['V1-note'], shown(Buffer.concat([Buffer.of(0xff), Buffer.from(note)]))],
  ['a note begins with a mark of its bytes', ['V1-note'], shown(`\u{feff}${note}`)],
  ['a note has no final newline', ['V1-note'], shown(note.slice(0, -1))],
  ['an empty line is among the signatures', ['V1-note'], shown(`${note}\n${line}`)],
  ['a note has no signature', ['V1-note'], shown(`${text}\n`)],
  ['a signature begins with a hyphen', ['V1-note'], shown(note.replace('—', '-'))],
  ['base64 has no padding', ['V1-note'], shown(note.replace('=\n', '\n'))],
  [
    'base64 has bits to spare',
    ['V1-note'],
    said(
      ORIGIN,
      `${size}`,
      root.replace(/.=$/, (end) =>
        end === 'A=' ? 'B=' : `${String.fromCharCode(end.charCodeAt(0) + 1)}=`,
      ),
    ),
  ],
  ['a note has 101 signatures', ['V1-note'], shown(note + cosigned.repeat(100))],
  ['a note has ten million bytes', ['V1-note'], shown(Buffer.alloc(10_000_000, 'a\n'))],
  ['a note has ten million line breaks', ['V1-note'], shown(Buffer.alloc(10_000_000, '\n'))],
  ['a checkpoint has a line more', ['V1-note'], said(ORIGIN, `${size}`, root, 'and more')],
  ...['01', '+1', '-0', '1e3', '9007199254740993', '18446744073709551616', '', ' 1', '0x1'].map(
    (digits) =>
      [`a size is ${JSON.stringify(digits)}`, ['V1-note'], said(ORIGIN, digits, root)] as const,
  ),
  ...[31, 33].map(
    (bytes) =>
      [
        `a root has ${bytes} bytes`,
        ['V1-note'],
        said(ORIGIN, `${size}`, Buffer.alloc(bytes, 1).toString('base64')),
      ] as const,
  ),
]);

test('what strangers add changes nothing', () => {
  const names = ['a.example/log', 'b.example/log', ORIGIN];
  const lines = names.map((name) => lineBy(name, '00000001', text, stranger)).join('');
  const witnessed = cosign(note, { name: 'a.example/witness', key: stranger }, seconds);
  expect(codesOf(shown(note + lines + witnessed)())).toEqual([]);
});

test('what a retired key signed in its time stays signed', () => {
  const old = keyOf('the key before');
  const then = filesOf(day, { history: [9] }).set(
    'checkpoints/9',
    Buffer.from(checkpointAt(day, 9, { key: old })),
  );
  const seen = checkpointAt(day, 7, { key: old });
  const retired = [{ vkey: logVkey(old), last: 9 }];
  expect(codesOf(then, { seen, trust: { retired } })).toEqual([]);
  expect(codesOf(then, { seen })).toEqual(['V1-key']);
});

const vkeyOf = (key: KeyObject, name: string) => witnessVkey(key, name);
const more = generateKeyPairSync('ed25519').privateKey;

test.each([
  ['one key has two names', { witnesses: [vkeyOf(more, 'one'), vkeyOf(more, 'two')], need: 2 }],
  ['two keys have one name', { witnesses: [vkeyOf(more, 'one'), vkeyOf(stranger, 'one')] }],
  ['a log’s key is a witness', { witnesses: [logVkey(more, 'one')] }],
  ['the log’s own key is a witness', { witnesses: [vkeyOf(LOG_KEY, 'one')] }],
  ['a witness’s key is the log’s', { log: witnessVkey(LOG_KEY, ORIGIN) }],
  ['a key has another id', { log: TRUST.log.replace(idIn(TRUST.log), '00000000') }],
  ['more witnesses are needed than known', { need: 2 }],
  ['a member is missing', { maxAge: undefined }],
  ['a promise’s key is no key', { promise: [{ kid: 'p', public: 'AAAA' }] }],
])('a trust file is refused where %s', (_, trust) => {
  expect(codesOf(files, { trust })).toEqual(['V0-trust']);
});

test('keys and rules that lie in the bundle are not looked at', () => {
  const own = filesOf(day, { key: stranger });
  own.set('trust.json', Buffer.from(JSON.stringify({ ...TRUST, log: logVkey(stranger), need: 0 })));
  own.set('keys.json', own.get('trust.json')!);
  expect(codesOf(own, { trust: { need: 1 } })).toEqual(['V1-key', 'V2-quorum']);
});
