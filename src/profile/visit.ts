import { createHmac } from 'node:crypto';
import { VISIT_HOURS, type VisitAct } from '@village-butcher/sdk/contract';

/** Crockford's base 32: no letter in it looks like another or like a number. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LETTERS = 10;
const LONGEST_MS = VISIT_HOURS * 3_600_000;

/** An open visit, as it is kept. Its code is kept nowhere. */
export interface OpenVisit extends VisitAct {
  readonly tag: Buffer;
  readonly at: Date;
  readonly until: Date;
}

/** 50 bits that only this customer's key and this act can make: the same act again says the same. */
export function codeOf(key: Buffer, act: string): string {
  const bytes = createHmac('sha256', key).update(`visit ${act}`).digest();
  return Array.from(bytes.subarray(0, CODE_LETTERS), (byte) => LETTERS[byte & 31]).join('');
}

/** When a visit ends that begins now. */
export const endOf = (at: Date): Date => new Date(at.getTime() + LONGEST_MS);

/** The store of a counter: `counter:brandt/mutzenhausen/meat` is one of `brandt/mutzenhausen`. */
export const storeOf = (counter: string): string =>
  counter.slice(counter.indexOf(':') + 1, counter.lastIndexOf('/'));
