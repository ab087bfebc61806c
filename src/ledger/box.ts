import { bytesOf } from '../base/id.js';
import { opened, sealed } from './keyring.js';
import { lineOf, type Line } from './line.js';

const SALT_BYTES = 32;

/** A line as the database keeps it: its salt and its bytes, shut under the customer's key. */
export const boxOf = (key: Buffer, { line, salt, payload }: Line): Buffer =>
  sealed(key, bytesOf(line), Buffer.concat([salt, Buffer.from(payload)]));

/** What `boxOf` shut. Throws where a byte, the key or the line differs. */
export function lineIn(key: Buffer, line: string, box: Buffer): Line {
  const plain = opened(key, bytesOf(line), box);
  return lineOf(plain.toString('utf8', SALT_BYTES), Buffer.from(plain.subarray(0, SALT_BYTES)));
}

/** What a line says, without what binds it: for whoever only reads. Throws where `lineIn` throws. */
export const payloadIn = (key: Buffer, line: string, box: Buffer): string =>
  opened(key, bytesOf(line), box).toString('utf8', SALT_BYTES);
