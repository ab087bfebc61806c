import { createHmac } from 'node:crypto';
import { bytesOf } from '../base/id.js';

const LETTERS = 22;

/** So many names are kept: a customer comes up again and again. */
const MOST_NAMES = 50_000;

/** Names customers under a key: each the same within one answer, and none to be found in another. */
export function namerOf(key: Buffer): (customer: string) => string {
  const names = new Map<string, string>();
  return (customer) => {
    const known = names.get(customer);
    if (known !== undefined) return known;
    const name = createHmac('sha256', key).update(bytesOf(customer)).digest('base64url');
    // A copy: what was cut out of a long text would keep all of that text.
    const kept = Buffer.from(customer).toString();
    if (names.size < MOST_NAMES) names.set(kept, name.slice(0, LETTERS));
    return name.slice(0, LETTERS);
  };
}

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
