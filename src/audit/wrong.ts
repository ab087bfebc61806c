import { Refusal } from '../base/refusal.js';

/** A question that cannot be answered so: which member, and why. */
export const wrong = (path: readonly string[], code: string): Refusal =>
  new Refusal('invalid', `Not answered: ${path.join('.')}.`, [{ path: [...path], code }]);
