import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  cosign,
  cosignaturesOn,
  openCheckpoint,
  signCheckpoint,
} from '../../src/ledger/checkpoint.js';
import { ORIGIN, idIn, keyOf, lineBy, logVkey, refusal, witnessVkey } from '../support/notes.js';

const key = keyOf('the log');
const vkey = logVkey(key);
const checkpoint = { origin: ORIGIN, size: 42, root: Buffer.alloc(32, 7) };
const note = signCheckpoint(checkpoint, key);
const [body] = note.split('\n\n');
const text = `${body}\n`;
const [first, second] = ['w1.example', 'w2.example'].map((name) => ({ name, key: keyOf(name) }));
const [FIRST, SECOND] = [first!, second!].map((witness) => witnessVkey(witness.key, witness.name));
const both = [FIRST!, SECOND!];
const NOON = 1_795_694_400;

test('L10: a cosignature says who saw which checkpoint, and when', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (seconds) => {
      const cosigned = note + cosign(note, first!, seconds);
      expect(cosignaturesOn(cosigned, both)).toEqual([{ name: 'w1.example', seconds }]);
      expect(openCheckpoint(cosigned, [vkey])).toEqual(checkpoint);
    }),
    { numRuns: 30, examples: [[0], [Number.MAX_SAFE_INTEGER]] },
  );
  expect(cosignaturesOn(note, both)).toEqual([]);
});

test('a cosignature is a time and a signature over that time and the checkpoint', () => {
  const signed = lineBy(
    'w1.example',
    idIn(FIRST!),
    `cosignature/v1\ntime ${NOON}\n${text}`,
    first!.key,
  );
  const [, , base64] = signed.split(' ');
  const bytes = Buffer.from(base64!, 'base64');
  const time = Buffer.from(NOON.toString(16).padStart(16, '0'), 'hex');
  const whole = Buffer.concat([bytes.subarray(0, 4), time, bytes.subarray(4)]);
  expect(cosign(note, first!, NOON)).toBe(`— w1.example ${whole.toString('base64')}\n`);
});

test('each witness counts once, with the newest of its times', () => {
  const lines = [cosign(note, first!, NOON), cosign(note, second!, NOON), cosign(note, first!, 7)];
  expect(cosignaturesOn(note + lines.join(''), both)).toEqual([
    { name: 'w1.example', seconds: NOON },
    { name: 'w2.example', seconds: NOON },
  ]);
  const twin = witnessVkey(first!.key, 'w3.example');
  expect(() => cosignaturesOn(note, [FIRST!, twin])).toThrow(refusal('wrong-key'));
});

test('L10: a cosignature is never taken for a signature of the log, nor the reverse', () => {
  const asWitness = witnessVkey(key, ORIGIN);
  const cosigned = `${text}\n${cosign(note, { name: ORIGIN, key }, NOON)}`;
  expect(() => openCheckpoint(cosigned, [vkey])).toThrow(refusal('unknown-signer'));
  expect(() => openCheckpoint(cosigned, [asWitness])).toThrow(refusal('wrong-key'));
  expect(cosignaturesOn(note, [asWitness])).toEqual([]);
  expect(() => cosignaturesOn(note, [vkey])).toThrow(refusal('wrong-key'));

  const forgedId = `${text}\n${lineBy(ORIGIN, idIn(asWitness), text, key)}`;
  expect(() => cosignaturesOn(forgedId, [asWitness])).toThrow(refusal('bad-signature'));
  const bytes = Buffer.from(cosigned.trimEnd().split(' ').at(-1)!, 'base64');
  const renamed = Buffer.concat([Buffer.from(idIn(vkey), 'hex'), bytes.subarray(4)]);
  const asLog = `${text}\n— ${ORIGIN} ${renamed.toString('base64')}\n`;
  expect(() => openCheckpoint(asLog, [vkey])).toThrow(refusal('bad-signature'));
});

test('L10: a cosignature of another checkpoint, another time or another key is bad', () => {
  const later = signCheckpoint({ ...checkpoint, size: 43 }, key);
  const bytes = Buffer.from(cosign(note, first!, NOON).trimEnd().split(' ')[2]!, 'base64');
  for (let at = 4; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at]! ^= 0x10;
    const line = `— w1.example ${changed.toString('base64')}\n`;
    expect(() => cosignaturesOn(note + line, both)).toThrow(refusal('bad-signature'));
  }
  const short = `— w1.example ${bytes.subarray(0, 9).toString('base64')}\n`;
  expect(() => cosignaturesOn(note + short, both)).toThrow(refusal('bad-signature'));
  expect(() => cosignaturesOn(note + cosign(later, first!, NOON), both)).toThrow(
    refusal('bad-signature'),
  );
});

test('a witness has a clock of whole seconds', () => {
  for (const seconds of [-1, 0.5, Number.NaN, 2 ** 53]) {
    expect(() => cosign(note, first!, seconds)).toThrow('whole seconds');
  }
});
