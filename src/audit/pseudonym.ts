import { createHmac } from 'node:crypto';
import { bytesOf } from '../base/id.js';

const LETTERS = 22;

/** Names customers under a key: each the same within one answer, and none to be found in another. */
export const namerOf =
  (key: Buffer) =>
  (customer: string): string =>
    createHmac('sha256', key).update(bytesOf(customer)).digest('base64url').slice(0, LETTERS);
