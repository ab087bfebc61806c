import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { expect } from '@jest/globals';
import { logKeyOf, witnessKeyOf } from '../../src/ledger/checkpoint.js';
import { LogRefusal, type LogRefusalCode } from '../../src/ledger/log-refusal.js';
import { vkeyOf } from '../../src/ledger/note.js';

/** Where a log of the tests says it is. */
export const ORIGIN = 'log.brandt.example/village/2026';

/** An Ed25519 key from a seed, the same every time. */
export function keyOf(seed: Buffer | string): KeyObject {
  const bytes = typeof seed === 'string' ? createHash('sha256').update(seed).digest() : seed;
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), bytes]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/** What an auditor would write down as the key of a log. */
export const logVkey = (key: KeyObject, origin = ORIGIN): string =>
  vkeyOf(logKeyOf(origin, createPublicKey(key)));

/** What an auditor would write down as the key of a witness. */
export const witnessVkey = (key: KeyObject, name: string): string =>
  vkeyOf(witnessKeyOf(name, createPublicKey(key)));

/** A line of the given name and id over a text, made by hand: right or wrong, as a test wants it. */
export const lineBy = (name: string, id: string, text: string, key: KeyObject): string => {
  const bytes = Buffer.concat([Buffer.from(id, 'hex'), sign(null, Buffer.from(text), key)]);
  return `— ${name} ${bytes.toString('base64')}\n`;
};

/** The id in a key as people hand it on. */
export const idIn = (vkey: string): string => vkey.split('+')[1]!;

/** A note over any text, signed by a log as the standard says, with nothing checked. */
export const signedBy = (key: KeyObject, text: string): string =>
  `${text}\n${lineBy(ORIGIN, idIn(logVkey(key)), text, key)}`;

/** A refusal with this code, whose message repeats nothing of what was sent. */
export const refusal = (...codes: readonly LogRefusalCode[]): unknown =>
  expect.objectContaining({
    name: 'LogRefusal',
    code: expect.stringMatching(`^(${codes.join('|')})$`),
  });

/** The code with which something is refused; what else came of it, if it was not. */
export function refusedBy(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (error) {
    return error instanceof LogRefusal ? error.code : error;
  }
}
