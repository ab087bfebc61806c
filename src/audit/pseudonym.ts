import { createHmac } from 'node:crypto';
import { bytesOf } from '../base/id.js';

const LETTERS = 22;

/** Names customers under a key: each the same within one answer, and none to be found in another. */
export const namerOf =
  (key: Buffer) =>
  (customer: string): string =>
    createHmac('sha256', key).update(bytesOf(customer)).digest('base64url').slice(0, LETTERS);

/** What makes keys that are each for one use. */
interface Keys {
  answerKey(about: string): Buffer;
}

/**
 * Names our own people: each the same in every answer, because they answer for what they do. As a
 * customer, the same person is called something else.
 */
export const personsUnder = (keys: Keys): ((actor: string) => string) =>
  namerOf(keys.answerKey('person'));
